import { KIND_NAMES, kindNamed } from '../../../model/agency/agency-kind.js';
import type { Checklist } from '../../../model/checklist.js';
import type { Words } from '../../../model/words.js';
import { didYouMean } from '../../../text/thai/nearest.js';
import { normalizeText } from '../../../text/thai/normalize.js';
import type { Options } from '../../options.js';
import { usageError } from '../../print/output.js';

/** What a person says of the agency; what is absent is guessed from its site, or left open. */
export interface AgencyFacts {
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  readonly district?: string | undefined;
  readonly province?: string | undefined;
  readonly services?: readonly string[] | undefined;
}

/** @throws UserError for a kind that there is not */
export function factsOf({ kind, province, services }: Options): AgencyFacts {
  if (kind !== undefined && kindNamed(kind) === null)
    throw usageError({ th: `--kind: ${unknownKind(kind).th}`, en: `--kind: ${unknownKind(kind).en}` });
  return { kind: kind?.trim(), province: province === undefined ? undefined : provinceName(province), services };
}

export function factsOfChecklist({ agency }: Checklist): AgencyFacts {
  const { name, kind, district, province } = agency;
  return { name, kind, district: district ?? undefined, province: province ?? undefined };
}

/** The first has the last word. */
export function joinFacts(one: AgencyFacts, other: AgencyFacts): AgencyFacts {
  return {
    name: one.name ?? other.name,
    kind: one.kind ?? other.kind,
    district: one.district ?? other.district,
    province: one.province ?? other.province,
    services: one.services ?? other.services,
  };
}

/** `จ.ยโสธร` and `จังหวัดยโสธร` are ยโสธร. */
export function provinceName(text: string): string {
  return normalizeText(text).replace(/^(?:จังหวัด|จ\.) ?/, '');
}

/** `อ.เมือง` is เมือง. */
export function districtName(text: string): string {
  return normalizeText(text).replace(/^(?:อำเภอ|อ\.) ?/, '');
}

export function unknownKind(kind: string): Words {
  const near = didYouMean(kind, KIND_NAMES);
  return {
    th: `ไม่รู้จักประเภทหน่วยงาน "${kind}"${near.th} ใช้ได้เช่น เทศบาลตำบล ทต. อบต. ${LEAVE_OPEN.th}`,
    en: `no kind of body is called "${kind}"${near.en} (known: เทศบาลตำบล, ทต., อบต. and others${LEAVE_OPEN.en})`,
  };
}

const LEAVE_OPEN: Words = { th: 'หรือเว้นว่างให้ดูจากชื่อ', en: '; without one the name tells' };
