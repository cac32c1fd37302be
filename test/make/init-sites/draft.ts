import { Document, Packer, Paragraph } from 'docx';
import { file, html, type Site, startSite, status } from '../../helpers/site.js';

/** A sample site: small pages made in code, and which addresses serve each item. */
export interface SampleSite {
  readonly name: string;
  /** Written and frozen before the recogniser was tuned, and never used to tune it. */
  readonly isHeldOut: boolean;
  /** By path with its query, decoded. */
  readonly pages: ReadonlyMap<string, PageBody>;
  /** Item -> addresses that serve it: paths of the site, or whole addresses elsewhere. Items that the site lacks have none. */
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

export type PageBody =
  | { readonly kind: 'html'; readonly markup: string }
  | { readonly kind: 'docx'; readonly lines: readonly string[] }
  | { readonly kind: 'scan' };

export interface Draft {
  page(path: string, title: string, body: string): void;
  /** A document with text. */
  docx(path: string, ...lines: readonly string[]): void;
  /** A PDF of pictures: nothing of it can be read. */
  scan(path: string): void;
  /** Addresses that serve an item. */
  serves(number: number, ...addresses: readonly string[]): void;
  done(name: string, isHeldOut: boolean): SampleSite;
}

/** @param frame puts a page's body between the site's own banner, menu and footer */
export function openDraft(frame: (title: string, body: string) => string): Draft {
  const pages = new Map<string, PageBody>();
  const truth = new Map<string, string[]>();
  return {
    page: (path, title, body) => void pages.set(path, { kind: 'html', markup: frame(title, body) }),
    docx: (path, ...lines) => void pages.set(path, { kind: 'docx', lines }),
    scan: (path) => void pages.set(path, { kind: 'scan' }),
    serves: (number, ...addresses) => void truth.set(`O${number}`, [...(truth.get(`O${number}`) ?? []), ...addresses]),
    done: (name, isHeldOut) => ({ name, isHeldOut, pages, truth }),
  };
}

/** The same site without what serves some of its items: their look-alikes stay. */
export function withoutItems(site: SampleSite, numbers: readonly number[]): SampleSite {
  const lost = numbers.map((number) => `O${number}`);
  const gone = new Set(lost.flatMap((id) => site.truth.get(id) ?? []));
  const strip = (markup: string): string =>
    [...gone].reduce((text, address) => text.replaceAll(`href="${encodeURI(address)}"`, ''), markup);
  return {
    ...site,
    name: `${site.name}, ${numbers.length} items missing`,
    pages: new Map(
      [...site.pages]
        .filter(([path]) => !gone.has(path))
        .map(([path, body]) => [path, body.kind === 'html' ? { ...body, markup: strip(body.markup) } : body]),
    ),
    truth: new Map([...site.truth].map(([id, addresses]) => [id, lost.includes(id) ? [] : addresses])),
  };
}

const SCAN = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Serves a sample site on a free loopback port. */
export async function serveSample(site: SampleSite): Promise<Site> {
  const documents = new Map<string, Buffer>();
  for (const [path, body] of site.pages) {
    if (body.kind !== 'docx') continue;
    const document = new Document({ sections: [{ children: body.lines.map((line) => new Paragraph(line)) }] });
    documents.set(path, await Packer.toBuffer(document));
  }
  return startSite((request, response, times) => {
    const path = decodeURI(request.url ?? '/');
    const body = site.pages.get(path);
    const answer =
      body === undefined
        ? status(404, '<title>404</title>ไม่พบหน้าที่ต้องการ')
        : body.kind === 'html'
          ? html(body.markup)
          : body.kind === 'docx'
            ? file(documents.get(path) ?? '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
            : file(SCAN, 'application/pdf');
    return answer(request, response, times);
  });
}

export function link(href: string, label: string): string {
  return `<a href="${encodeURI(href)}">${label}</a>`;
}

export function list(entries: readonly string[]): string {
  return `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`;
}
