import type * as z from 'zod';
import type { InputProblem, InputProblemCode } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { createNearest, didYouMean, nearest } from '../text/thai/nearest.js';
import { type AddressFault, invisibleIn } from './address-fault.js';
import * as say from './yaml/fault-words.js';

/** An issue of the schema in words, with its path. */
export interface IssueWords {
  readonly path: readonly PropertyKey[];
  readonly what: 'key' | 'value';
  readonly words: Words;
  readonly code: InputProblemCode;
  /** The kinds that the value may be of; absent where it is of the right kind. For a missing value they would mislead. */
  readonly kinds?: readonly string[];
  /** The place within the value, in UTF-16 units; absent: its beginning. */
  readonly index?: number;
}

type Issue = z.core.$ZodIssue;

/** Puts an issue of `schema` into words; unknown keys give one each. */
export function issueWords(issue: Issue, schema: z.ZodType): IssueWords[] {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      what: 'key',
      ...unknownKey(key, known, issue.path.length === 0 ? homesOf(key, schema) : []),
    }));
  }
  if (issue.code === 'custom') return customWords(issue);
  if (issue.code === 'invalid_union') return unionWords(issue, schema);
  return [
    {
      path: issue.path,
      what: issue.code === 'invalid_key' ? 'key' : 'value',
      code: codeOf(issue),
      ...(WHOLE_VALUE.includes(issue.code) && { kinds: 'expected' in issue ? [String(issue.expected)] : [] }),
      words: plainWords(issue),
    },
  ];
}

function unknownKey(
  key: string,
  known: readonly string[],
  homes: readonly string[],
): Pick<IssueWords, 'code' | 'words'> {
  const begun = known.find((name) => key.startsWith(`${name} `));
  if (begun !== undefined) return { code: 'yaml-colon', words: say.noSpaceAfter(begun) };
  const words = unknownName('คีย์', 'key', key, known);
  if (homes.length === 0 || nearest(key, known) !== null) return { code: 'unknown', words };
  const places = homes.slice(0, 3);
  return {
    code: 'unknown',
    words: {
      th: `"${key}" ไม่ใช่คีย์ชั้นนอกสุด ให้ย้ายไปไว้ใต้ ${places.join(' หรือ ')}`,
      en: `"${key}" is no key of the outermost level; it belongs below ${places.join(' or ')}`,
    },
  };
}

/** `crawl`, `items.O1`: the keys of the outermost level below which a key may stand. */
function homesOf(key: string, schema: z.ZodType): string[] {
  const outer = Object.entries(partsOf(schema).shape ?? {});
  return outer.flatMap(([name, part]) =>
    unwrap(part).flatMap((found) => {
      const { shape, valueType } = partsOf(found);
      if (Object.hasOwn(shape ?? {}, key)) return [name];
      const inner = valueType ? unwrap(valueType) : [];
      return inner.some((one) => Object.hasOwn(partsOf(one).shape ?? {}, key)) ? [`${name}.O1`] : [];
    }),
  );
}

function unknownName(th: string, en: string, name: string, known: readonly string[]): Words {
  return unknownNames(th, en, known)(name);
}

/** For a list of unknown names, of which the first alone get a guess. */
export function unknownNames(th: string, en: string, known: readonly string[]): (name: string) => Words {
  const nearestOf = createNearest(known);
  const list = known.slice(0, 30).join(', ');
  return (name) => unknownWords(th, en, name, nearestOf(name), list);
}

/** `"tabel" … Did you mean "table"?` */
function unknownWords(th: string, en: string, name: string, near: string | null, list: string): Words {
  const unseen = invisibleIn(name);
  const [hiddenTh, hiddenEn] =
    unseen === ''
      ? ['', '']
      : [` (มีอักขระที่มองไม่เห็น ${unseen} ให้พิมพ์ใหม่)`, ` (it holds invisible characters: ${unseen}; type it anew)`];
  return {
    th: `ไม่รู้จัก${th} "${name}"${hiddenTh}${near ? ` หมายถึง "${near}" หรือไม่` : list ? ` (ที่ใช้ได้: ${list})` : ''}`,
    en: `unknown ${en} "${name}"${hiddenEn}${near ? `. Did you mean "${near}"?` : list ? ` (known: ${list})` : ''}`,
  };
}

function customWords(issue: Extract<Issue, { code: 'custom' }>): IssueWords[] {
  // As checklist/schema.ts makes them.
  const params = issue.params ?? {};
  const known: readonly string[] = params.known ?? [];
  const what = params.key === true ? 'key' : 'value';
  if (issue.message === 'option') {
    const prefix = issue.path.slice(0, issue.path.length - params.at.length);
    return issueWords(params.cause, params.schema).map((inner) => ({ ...inner, path: [...prefix, ...inner.path] }));
  }
  const at = (words: Words, code: InputProblemCode = 'value'): IssueWords[] => [
    { path: issue.path, what, code, words },
  ];
  if (issue.message === 'address') {
    const fault: AddressFault = params.fault;
    return at(fault.words, fault.code).map((one) => ({ ...one, index: fault.index }));
  }
  if (issue.message === 'pattern')
    return at({
      th: `รูปแบบค้นหา "${params.name}" ใช้ไม่ได้ ให้ตรวจวงเล็บและเครื่องหมายระหว่าง / /${namedPatterns(params.detail)}`,
      en: `not a pattern: ${params.detail}`,
    });
  if (issue.message === 'unknown-check')
    return at(unknownName('การตรวจ', 'check', String(params.name), known), 'unknown');
  if (issue.message === 'unknown-column')
    return at(unknownName('คอลัมน์', 'column', String(params.name), known), 'unknown');
  if (issue.message === 'unknown-code')
    return at(unknownName('รหัสข้อค้นพบ', 'finding code', String(params.name), known), 'unknown');
  if (issue.message === 'severity') {
    return at({
      th: `ระดับ "${params.value}" ใช้ไม่ได้ ให้ใช้ ${params.choices.join(' ')}${didYouMean(String(params.value), params.choices).th}`,
      en: `severity "${params.value}" is none of ${params.choices.join(', ')}${didYouMean(String(params.value), params.choices).en}`,
    });
  }
  if (issue.message === 'agency-kind')
    return at(unknownName('ประเภทหน่วยงาน', 'kind of body', String(params.name), known), 'unknown');
  if (issue.message === 'rule-source')
    return at({ th: 'source ต้องเป็นข้อความหรือรายการข้อความ', en: 'source is a text or a list of texts' });
  if (issue.message === 'confidence')
    return at({
      th: `confidence "${params.value}" ใช้ไม่ได้ ให้ใช้ ${params.choices.join(' ')}`,
      en: `confidence "${params.value}" is none of ${params.choices.join(', ')}`,
    });
  if (issue.message === 'check-entry')
    return at({
      th: 'แต่ละรายการของ checks ต้องเป็นชื่อการตรวจ หรือ {ชื่อ: ตัวเลือก}',
      en: 'an entry of checks is NAME or {NAME: options}',
    });
  const fixed = FIXED[issue.message];
  return at(fixed ?? { th: 'ค่านี้ใช้ไม่ได้', en: issue.message });
}

/** What a text in Thai takes from the reason why a named pattern is none: the name that is meant, or those that there are. */
function namedPatterns(detail: string): string {
  const names = detail.match(/\$[a-z-]+/gi)?.slice(1) ?? [];
  if (names.length === 0) return '';
  return names.length === 1 ? ` หมายถึง ${names[0]} หรือไม่` : ` (ที่มีชื่อ: ${names.join(' ')})`;
}

function codeOf(issue: Issue): InputProblemCode {
  if (issue.code === 'invalid_key' || issue.message === 'identifier') return 'identifier';
  return issue.code === 'invalid_type' ? 'type' : 'value';
}

const IDENTIFIER: Words = {
  th: 'รหัสใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - และ _',
  en: 'an identifier has letters, digits, - and _ only',
};

const FIXED: Readonly<Record<string, Words>> = {
  'any-day': {
    th: 'ต้องเป็นวันที่ เช่น 2024-10-01 หรือ 1 ตุลาคม 2567',
    en: 'must be a day such as 2024-10-01',
  },
  'header-value': {
    th: 'ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข และเครื่องหมาย ในบรรทัดเดียว เพราะส่งเป็นส่วนหัวของคำขอ',
    en: 'must be Latin letters, digits and signs on one line, since it is sent as a header of the request',
  },
  'buddhist-year': {
    th: 'ต้องเป็นปีพุทธศักราช เช่น 2568 (ปี ค.ศ. + 543)',
    en: 'must be a Buddhist-era year such as 2568 (Christian era + 543)',
  },
  'rule-kinds': { th: 'for ต้องเป็นชื่อประเภทหน่วยงานหรือรายการชื่อ', en: 'for is a kind of body or a list of them' },
  owner: {
    th: 'ชื่อหน่วยงานตามประเภทมี $office $finance $planning',
    en: 'the names that the kind of body chooses are $office, $finance and $planning',
  },
  day: {
    th: 'ต้องเป็นวันที่แบบ ค.ศ. ปี-เดือน-วัน เช่น 2025-04-30',
    en: 'must be a day such as 2025-04-30',
  },
  'buddhist-day': {
    th: 'ปีของวันที่ต้องเป็น ค.ศ. เช่น 2025-04-30 (พ.ศ. - 543)',
    en: 'the year of the day must be of the Christian era, such as 2025-04-30 (Buddhist era - 543)',
  },
  'any-or-all': { th: 'ต้องระบุ any หรือ all อย่างน้อยหนึ่งอย่าง', en: 'any or all is required' },
  'label-of-one': {
    th: 'label ใช้กับสิ่งเดียว ให้แยกแต่ละข้อความเป็นคนละรายการของ text',
    en: 'label names one thing: give each pattern its own entry',
  },
  identifier: IDENTIFIER,
};

const WHOLE_VALUE: readonly string[] = ['invalid_type', 'invalid_value'];

/** The issues of the branch of a union that fits the kind of the value; where none fits, all kinds. */
function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>, schema: z.ZodType): IssueWords[] {
  const branches: readonly Issue[][] = issue.errors;
  // A branch with issues in parts of the value fits better than one that refuses the whole value.
  const fitting =
    branches.find((branch) => branch.length > 0 && branch.every((inner) => inner.path.length > 0)) ??
    branches.find(
      (branch) =>
        branch.length > 0 &&
        // `all` beside a number is only one of the kinds.
        !branch.some((inner) => WHOLE_VALUE.includes(inner.code) && inner.path.length === 0),
    );
  const options = schemaAt(schema, issue.path).flatMap((found) => partsOf(found).options ?? []);
  if (fitting) {
    const index = branches.indexOf(fitting);
    const branchSchema = options[index] ?? schema;
    return fitting
      .flatMap((inner) => issueWords(inner, branchSchema))
      .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  const kinds = [
    ...new Set(
      branches
        .flat()
        .map((inner) =>
          'expected' in inner ? String(inner.expected) : 'values' in inner ? inner.values.join('|') : '',
        )
        .filter(Boolean),
    ),
  ];
  return [
    {
      path: issue.path,
      what: 'value',
      code: 'type',
      kinds,
      words: {
        th: `ชนิดของค่าไม่ถูกต้อง ต้องเป็น ${kinds.map((kind) => KINDS[kind]?.th ?? kind).join(' หรือ ')}`,
        en: `wrong type: expected ${kinds.map((kind) => KINDS[kind]?.en ?? kind).join(' or ')}`,
      },
    },
  ];
}

const KINDS: Readonly<Record<string, Words>> = {
  string: { th: 'ข้อความ', en: 'text' },
  number: { th: 'ตัวเลข', en: 'a number' },
  int: { th: 'จำนวนเต็ม', en: 'a whole number' },
  boolean: { th: 'true หรือ false', en: 'true or false' },
  array: { th: 'รายการ', en: 'a list' },
  object: { th: 'กลุ่มของคีย์', en: 'a map' },
  record: { th: 'กลุ่มของคีย์', en: 'a map' },
};

function plainWords(issue: Issue): Words {
  const fixed = FIXED[issue.message];
  if (fixed) return fixed;
  switch (issue.code) {
    case 'invalid_type': {
      const kind = KINDS[issue.expected] ?? { th: issue.expected, en: issue.expected };
      return {
        th: `ชนิดของค่าไม่ถูกต้อง ต้องเป็น${/^[a-z]/.test(kind.th) ? ' ' : ''}${kind.th}`,
        en: `wrong type: expected ${kind.en}`,
      };
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { th: `ค่านี้ใช้ไม่ได้ ต้องเป็น ${values}`, en: `must be one of ${values}` };
    }
    case 'too_small':
      if (isLength(issue.origin) && Number(issue.minimum) === 1) return { th: 'ต้องไม่ว่างเปล่า', en: 'must not be empty' };
      return isLength(issue.origin)
        ? { th: `ต้องมีอย่างน้อย ${issue.minimum} รายการหรือตัวอักษร`, en: `needs at least ${issue.minimum}` }
        : issue.inclusive === false
          ? { th: `ต้องมากกว่า ${issue.minimum}`, en: `must be more than ${issue.minimum}` }
          : { th: `ต้องไม่น้อยกว่า ${issue.minimum}`, en: `must be at least ${issue.minimum}` };
    case 'too_big':
      return { th: `ต้องไม่เกิน ${issue.maximum}`, en: `must be at most ${issue.maximum}` };
    case 'invalid_key':
      return IDENTIFIER;
    case 'invalid_format':
      return { th: `รูปแบบไม่ถูกต้อง (${issue.message})`, en: `wrong form (${issue.message})` };
    default:
      return { th: 'ค่านี้ใช้ไม่ได้', en: issue.message };
  }
}

const isLength = (origin: string): boolean => origin === 'string' || origin === 'array' || origin === 'set';

/** The keys that the schema allows at a path, for "did you mean". */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return schemaAt(schema, path).flatMap((found) => Object.keys(partsOf(found).shape ?? {}));
}

/** Every schema that a path may have (a union has several), without wrappers. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  let level = unwrap(schema);
  for (const key of path) {
    level = level
      .flatMap((current) => partsOf(current).options?.flatMap(unwrap) ?? [current])
      .flatMap((option) => {
        const { shape, element, valueType } = partsOf(option);
        const next = shape?.[String(key)] ?? element ?? valueType;
        return next ? unwrap(next) : [];
      });
  }
  return level.flatMap((found) => [found, ...(partsOf(found).options ?? []).flatMap(unwrap)]);
}

function unwrap(schema: z.ZodType): z.ZodType[] {
  const { innerType, in: input } = partsOf(schema);
  const inner = innerType ?? input;
  return inner ? unwrap(inner) : [schema];
}

/** The schemas inside a schema, whatever its kind. */
interface SchemaParts {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
}

// The type of `def` names only what all kinds of schemas have.
const partsOf = (schema: z.ZodType): SchemaParts => schema.def as SchemaParts;

/** A problem of the command line: it has no file and no line. */
export function usageProblem(message: Words): InputProblem {
  return { file: '', line: null, column: null, code: 'usage', path: '', message };
}
