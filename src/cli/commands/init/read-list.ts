import { join } from 'node:path';
import { kindNamed, kindOf } from '../../../model/agency/agency-kind.js';
import type { Words } from '../../../model/words.js';
import { hostKey, siteKey } from '../../../text/url.js';
import { LIST_HEADINGS, type ListedSite, readSiteList } from '../../../workbook/site-list.js';
import { usageError } from '../../print/output.js';
import type { Terminal } from '../../print/terminal.js';
import { gridsOf } from '../sheets/read-grids.js';
import { type AgencyFacts, districtName, joinFacts, provinceName, unknownKind } from './agency-facts.js';
import { type HomeAddress, readHomeAddress } from './home-address.js';
import { checklistNames } from './list-names.js';

/** A checklist to make. */
export interface ListedJob {
  readonly site: ListedSite;
  readonly address: HomeAddress;
  readonly facts: AgencyFacts;
  /** Path of the checklist, as the user would name it. */
  readonly file: string;
}

/** A row of which no checklist can be made. */
export interface RowFault {
  readonly site: ListedSite;
  readonly words: Words;
}

export interface SiteJobs {
  readonly jobs: readonly ListedJob[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads the list of sites.
 * @param common what holds for every row that says nothing else
 * @param folder of the checklists, as the user would name it
 * @throws UserError where the file is no list
 */
export async function readList(
  file: string,
  common: AgencyFacts,
  folder: string,
  terminal: Terminal,
): Promise<SiteJobs> {
  const sites = readSiteList(await gridsOf(file, terminal));
  if (sites === null) throw usageError(noHeading(file));
  if (sites.length === 0)
    throw usageError({ th: `${file}: ใต้หัวคอลัมน์ไม่มีแถวข้อมูล`, en: `${file}: there is no row below the headings` });
  const seen = new Map<string, ListedSite>();
  const read = sites.map((site) => ({ site, ...readRow(site, common, seen) }));
  const good = read.flatMap(({ site, address, facts }) => (address && facts ? [{ site, address, facts }] : []));
  const names = checklistNames(good.map(({ address }) => address.url));
  return {
    jobs: good.map((job, index) => ({ ...job, file: join(folder, names[index] ?? '') })),
    faults: read.flatMap(({ site, fault }) => (fault ? [{ site, words: fault }] : [])),
  };
}

/** `แถว 7`, with the sheet where the file has several lists. */
export function rowWords({ row, sheet }: ListedSite): Words {
  const place = sheet === null ? '' : `${sheet} `;
  return { th: `${place}แถว ${row}`, en: `${place}row ${row}` };
}

interface ReadRow {
  readonly address?: HomeAddress;
  readonly facts?: AgencyFacts;
  readonly fault?: Words;
}

function readRow(site: ListedSite, common: AgencyFacts, seen: Map<string, ListedSite>): ReadRow {
  const address = addressIn(site.address);
  if (!('url' in address)) return { fault: address };
  const kind = site.kind === '' || NONE.test(site.kind) ? undefined : site.kind;
  if (kind !== undefined && kindNamed(kind) === null) return { fault: unknownKind(kind) };
  const key = `${siteKey(address.url)}${new URL(address.url).pathname.replace(/\/$/, '')}`;
  const first = seen.get(key);
  if (first !== undefined) return { fault: twice(site.address, first) };
  seen.set(key, site);
  const said = (text: string): string | undefined => (text === '' || NONE.test(text) ? undefined : text);
  const own: AgencyFacts = {
    name: wholeName(said(site.name), kind),
    kind,
    district: said(districtName(site.district)),
    province: said(provinceName(site.province)),
    services: site.services.length > 0 ? site.services : undefined,
  };
  return { address, facts: joinFacts(own, common) };
}

/** Where the kind has a column of its own, the name beside it is often without: เทศบาลตำบล, สำราญ. */
function wholeName(name: string | undefined, kind: string | undefined): string | undefined {
  const known = kind === undefined ? null : kindNamed(kind);
  return name !== undefined && known?.isLocal && kindOf({ name }) === null ? `${known.name}${name}` : name;
}

/** `-`, `ไม่มี`: the office has looked and found nothing. */
const NONE = /^(?:[-–—.]+|ไม่มี.*|ยังไม่มี.*|n\/?a|none)$/i;

/** The one site that a cell names, among the other words that offices write there. */
function addressIn(text: string): HomeAddress | Words {
  if (text === '' || NONE.test(text)) return noAddress;
  const words = text.split(/[\s,;|]+/).filter((word) => /\.|:\/\//.test(word) && !/^[^/]*@/.test(word));
  const read = words.map(readHomeAddress);
  const sites = read.filter((one) => 'url' in one);
  const [first] = sites;
  if (first === undefined) return readHomeAddress(text);
  return sites.some(({ url }) => hostKey(url) !== hostKey(first.url)) ? severalAddresses(text) : first;
}

const noAddress: Words = {
  th: 'ไม่มีที่อยู่เว็บไซต์ ให้ใส่หน้าแรก เช่น https://www.example.go.th/ หรือลบแถวนี้',
  en: 'no website; write its home page, such as https://www.example.go.th/, or remove the row',
};

const severalAddresses = (text: string): Words => ({
  th: `มีหลายเว็บไซต์ในช่องเดียว "${text}" ให้เหลือเว็บไซต์ของหน่วยงานที่เดียว`,
  en: `several sites in one cell, "${text}"; leave the one of the agency`,
});

const twice = (address: string, first: ListedSite): Words => ({
  th: `เว็บไซต์ ${address} ซ้ำกับ${rowWords(first).th} ให้เหลือแถวเดียว`,
  en: `${address} stands in ${rowWords(first).en} already; keep one of the rows`,
});

const noHeading = (file: string): Words => ({
  th: `${file}: ไม่พบแถวหัวคอลัมน์ ต้องมี "${LIST_HEADINGS[0]?.th}" และมีได้อีก: ${LIST_HEADINGS.slice(1)
    .map(({ th }) => th)
    .join(', ')}`,
  en: `${file}: no row of headings; there must be "${LIST_HEADINGS[0]?.en}", and there may be ${LIST_HEADINGS.slice(1)
    .map(({ en }) => en)
    .join(', ')}`,
});
