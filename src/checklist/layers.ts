import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import type { AgencyKind } from '../model/agency/agency-kinds.js';
import type { CheckEntry, InputProblem, InputProblemCode } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { didYouMean, nearest } from '../text/thai/nearest.js';
import { isMap } from './is-map.js';
import { type IssueWords, issueWords } from './issue-words.js';
import { bundledProfiles, isBundled, profilePath } from './profiles.js';
import { readBounded } from './read-bounded.js';
import { type CheckRegistry, checklistSchema, type RawChecklist } from './schema.js';
import { hintOf } from './value-hints.js';
import { otherForm } from './yaml/other-form.js';
import { MAX_CHECKLIST_BYTES, readSource, type Source } from './yaml/read-source.js';

const MAX_EXTENDS = 8;

/** A file of the chain with what it says. */
export interface Layer {
  readonly source: Source;
  readonly raw: RawChecklist;
}

/** What checklists that are loaded together share: to make the schema takes as long as to read a checklist. */
export interface SharedParts {
  readonly schema: ReturnType<typeof checklistSchema>;
  /** Bundled profiles without problems, by path. */
  readonly profiles: Map<string, Layer>;
  /** What lists of checks are for a kind of body: to read their options compiles every pattern in them. */
  readonly entries: WeakMap<readonly unknown[], Map<AgencyKind | null, readonly CheckEntry[][]>>;
  /** A text that stands for the file of this path, which it has not been written to. */
  readonly draft?: { readonly path: string; readonly text: string };
}

export function createSharedParts(registry: CheckRegistry, draft?: SharedParts['draft']): SharedParts {
  return { schema: checklistSchema(registry), profiles: new Map(), entries: new WeakMap(), ...(draft && { draft }) };
}

/** The chain from the farthest base to the file itself. */
export function readLayers(
  path: string,
  shared: SharedParts,
  problems: InputProblem[],
  chain: readonly string[],
): Layer[] {
  const layer = isBundled(path) ? readProfile(path, shared, problems) : readOwnLayer(path, shared, problems, chain);
  if (!layer) return [];
  const { source, raw } = layer;
  const bases = raw.extends === undefined ? [] : [raw.extends].flat();
  const below = bases.flatMap((name, index) => {
    if (typeof name !== 'string') return [];
    const file = profilePath(name, path);
    const refuse = (message: Words): Layer[] => {
      const at = Array.isArray(raw.extends) ? ['extends', index] : ['extends'];
      problems.push(source.problemAt(at, { code: 'extends', path: 'extends', message }));
      return [];
    };
    if ([...chain, path].map((known) => resolve(known)).includes(resolve(file)) || chain.length >= MAX_EXTENDS) {
      return refuse({
        th: `extends วนกลับมาที่เดิมหรือซ้อนกันเกิน ${MAX_EXTENDS} ชั้น: ${name}`,
        en: `extends runs in a circle or more than ${MAX_EXTENDS} levels deep: ${name}`,
      });
    }
    const broken: InputProblem[] = [];
    const layers = readLayers(file, shared, broken, [...chain, path]);
    if (layers.length === 0 && broken.every((problem) => problem.line === null))
      return refuse(missingBase(name, broken));
    problems.push(...broken);
    return layers;
  });
  return [...below, layer];
}

/**
 * `extends` may name any file of the machine. What is wrong with one outside the folder of the checklist is said without its
 * words: it may be the settings of another program, with names that are nobody's business.
 */
function readOwnLayer(
  path: string,
  shared: SharedParts,
  problems: InputProblem[],
  [main]: readonly string[],
): Layer | null {
  if (main === undefined) return readLayer(path, shared, problems, fileNear);
  if (isWithinFolder(path, main)) return readLayer(path, shared, problems);
  const found: InputProblem[] = [];
  const layer = readLayer(path, shared, found);
  if (!layer || found.length === 0) {
    problems.push(...found);
    return layer;
  }
  const lines = new Map(found.map((problem) => [problem.line, problem]));
  for (const { file, line, column } of lines.values())
    problems.push({ file, line, column, code: 'extends', path: 'extends', message: wordless(file) });
  return { source: layer.source, raw: {} };
}

const wordless = (file: string): Words => ({
  th: `ไม่เป็นไปตามรูปแบบของ checklist (ไฟล์อยู่นอกโฟลเดอร์ของ checklist จึงไม่แสดงเนื้อหา) หากเป็นไฟล์ของท่านเอง ให้ตรวจด้วย oit-audit validate ${file}`,
  en: `is not as a checklist must be; its words are not shown since it lies outside the folder of the checklist. If it is yours, see oit-audit validate ${file}`,
});

/** Whether a file lies in the folder of the checklist or below it, symbolic links followed. */
function isWithinFolder(path: string, main: string): boolean {
  const real = (name: string): string => {
    try {
      return realpathSync(name);
    } catch {
      return resolve(name);
    }
  };
  const folder = dirname(real(main));
  return real(path).startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** @param near says which file may be meant where there is none */
function readLayer(
  path: string,
  shared: SharedParts,
  problems: InputProblem[],
  near: (path: string) => Words = () => NO_WORDS,
): Layer | null {
  const { draft } = shared;
  const source = draft?.path === path ? readSource(path, draft.text) : openSource(path, problems, near);
  if (!source) return null;
  problems.push(...source.problems);
  return { source, raw: validate(source, shared, problems) };
}

/** Every checklist of a province extends the same bundled profile, which is longer than itself: it is read once. */
function readProfile(path: string, shared: SharedParts, problems: InputProblem[]): Layer | null {
  const before = problems.length;
  const layer = shared.profiles.get(path) ?? readLayer(path, shared, problems);
  if (layer && problems.length === before) shared.profiles.set(path, layer);
  return layer;
}

function missingBase(name: string, broken: readonly InputProblem[]): Words {
  const near = nearest(name, bundledProfiles());
  return {
    th: `เปิดไฟล์ที่ extends อ้างถึงไม่ได้: ${name} (${broken[0]?.message.th ?? ''})${near ? ` หมายถึง "${near}" หรือไม่` : ''}`,
    en: `cannot read what extends names: ${name} (${broken[0]?.message.en ?? ''})${near ? `. Did you mean "${near}"?` : ''}`,
  };
}

function openSource(path: string, problems: InputProblem[], nearOf: (path: string) => Words): Source | null {
  const refuse = (th: string, en: string, code: InputProblemCode = 'file'): null => {
    problems.push({ file: path, line: null, column: null, code, path: '', message: { th, en } });
    return null;
  };
  try {
    const bytes = readBounded(path, MAX_CHECKLIST_BYTES);
    if (bytes === null) return refuse('ไฟล์แบบตรวจใหญ่เกิน 1 MiB', 'the checklist is larger than 1 MiB', 'limit');
    const other = otherForm(bytes);
    if (other !== null) return refuse(other.th, other.en, 'encoding');
    return readSource(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') {
      const near = nearOf(path);
      return refuse(`ไม่พบไฟล์แบบตรวจ${near.th}`, `no such checklist file${near.en}`);
    }
    if (code === 'EISDIR')
      return refuse('เป็นโฟลเดอร์ ไม่ใช่ไฟล์แบบตรวจ ให้ระบุชื่อไฟล์ในนั้น', 'is a folder, not a checklist file; name a file in it');
    if (error instanceof TypeError)
      return refuse(
        'ไฟล์ไม่ได้บันทึกเป็น UTF-8 (อาจเป็น ANSI หรือ TIS-620) ให้เปิดด้วย Notepad แล้วบันทึกเป็น โดยเลือกการเข้ารหัส UTF-8',
        'is not UTF-8 (it may be ANSI or TIS-620); save it as UTF-8',
        'encoding',
      );
    if (code === 'EAGAIN') return refuse('ไม่มีข้อมูลส่งมาทางไปป์นี้', 'nothing comes through this pipe');
    if (code === 'EACCES' || code === 'EPERM')
      return refuse('ไม่มีสิทธิ์อ่านไฟล์นี้ ให้ขอสิทธิ์จากเจ้าของไฟล์', 'may not be read; ask its owner for permission');
    return refuse(`เปิดไฟล์ไม่ได้ (${code ?? String(error)})`, `cannot be read (${code ?? String(error)})`);
  }
}

const NO_WORDS: Words = { th: '', en: '' };

/** The YAML file of the folder that may be meant. */
function fileNear(path: string): Words {
  try {
    const names = readdirSync(dirname(path)).filter((name) => /\.ya?ml$/i.test(name));
    const stem = (name: string): string => name.replace(/\.ya?ml$/i, '');
    const same = names.find((name) => stem(name) === stem(basename(path)));
    return same === undefined ? didYouMean(basename(path), names) : didYouMean(same, [same]);
  } catch {
    return NO_WORDS;
  }
}

function validate(source: Source, shared: SharedParts, problems: InputProblem[]): RawChecklist {
  if (source.data === null || source.data === undefined) {
    if (source.problems.length === 0)
      problems.push(
        source.problemAt([], {
          code: 'required',
          path: '',
          message: {
            th: 'ไฟล์แบบตรวจว่างเปล่า สร้างแบบตรวจได้ด้วย oit-audit init',
            en: 'the checklist is empty; oit-audit init makes one',
          },
        }),
      );
    return {};
  }
  if (!isMap(source.data)) {
    problems.push(source.problemAt([], { code: 'type', path: '', message: noMap }));
    return {};
  }
  const { schema } = shared;
  const result = schema.safeParse(source.data);
  if (result.success) return result.data;
  const found = result.error.issues.flatMap((issue) => issueWords(issue, schema));
  problems.push(
    ...withoutKnown(
      withoutConsequences(found, source).map((one) => problemOf(one, source)),
      problems,
    ),
  );
  // What can be used is, so that the checks that span several values report their problems in the same go.
  return source.data as RawChecklist;
}

const noMap: Words = {
  th: 'แบบตรวจต้องเป็นกลุ่มของคีย์ เช่น version: 1 ในบรรทัดแรก สร้างแบบตรวจได้ด้วย oit-audit init',
  en: 'wrong type: expected a map, with version: 1 as its first line; oit-audit init makes a checklist',
};

function problemOf(issue: IssueWords, source: Source): InputProblem {
  const { path, what, words, code, kinds, index } = issue;
  const at = pathText(path);
  const name = String(path.at(-1));
  if (kinds && !has(source.data, path))
    return source.problemAt(path, { code: 'required', path: at, message: requiredWords(name) }, what);
  const [kind] = kinds ?? [];
  const hint = kinds?.length === 1 && kind !== undefined ? hintOf(name, valueAt(source.data, path), kind) : null;
  const correction = hint?.correction && { correction: hint.correction };
  const about = { code: hint?.code ?? code, path: at, message: hint?.words ?? words, ...correction };
  const problem = source.problemAt(path, about, what);
  return !index ? problem : within(problem, String(valueAt(source.data, path)).trim(), index);
}

/** The problem at a place of a value, where its line holds the value as it is. */
function within(problem: InputProblem, value: string, index: number): InputProblem {
  const start = problem.excerpt?.indexOf(value, (problem.column ?? 1) - 1) ?? -1;
  return start < 0 ? problem : { ...problem, column: start + index + 1 };
}

/** Where the text itself had a fault, what its line says is a guess; and curly quotes around an address are said once. */
function withoutKnown(found: readonly InputProblem[], known: readonly InputProblem[]): InputProblem[] {
  const isSame = (one: InputProblem, other: InputProblem): boolean =>
    one.line === other.line &&
    (other.code.startsWith('yaml-') || (other.code === 'curly-quote' && one.code === other.code));
  const ofText = known.filter(({ code }) => code.startsWith('yaml-') || code === 'curly-quote');
  return found.filter((one) => !ofText.some((other) => isSame(one, other)));
}

/** Items that stand at the left margin instead of below `items:` are one slip. */
function withoutConsequences(found: readonly IssueWords[], source: Source): readonly IssueWords[] {
  const data = isMap(source.data) ? source.data : {};
  if (data.items !== null) return found.map(inNoItem);
  const isStray = ({ path, code }: IssueWords): boolean =>
    code === 'unknown' && path.length === 1 && isItem(String(path[0]), data[String(path[0])]);
  const [first] = found.filter(isStray);
  if (!first) return found;
  const slip: IssueWords = { ...first, code: 'yaml-indent', words: outsideItems(String(first.path[0])) };
  return [slip, ...found.filter((one) => !isStray(one) && one.path.join() !== 'items')];
}

/** A key of an item that stands among the items. */
function inNoItem(one: IssueWords): IssueWords {
  const [items, key] = one.path;
  if (items !== 'items' || one.path.length !== 2 || !ITEM_KEYS.has(String(key)) || one.code !== 'type') return one;
  const { kinds: _, ...rest } = one;
  return { ...rest, what: 'key', code: 'yaml-indent', words: besideItems(String(key)) };
}

const ITEM_KEYS: ReadonlySet<string> = new Set(['title', 'owner', 'urls', 'documents', 'find', 'checks', 'enabled']);

const besideItems = (key: string): Words => ({
  th: `"${key}" เป็นคีย์ของข้อ ให้ย่อหน้าด้วยเว้นวรรค 4 ช่องใต้รหัสข้อ เช่น O1:`,
  en: `"${key}" is a key of an item; give it 4 spaces, below the identifier of its item, such as O1:`,
});

const isItem = (key: string, value: unknown): boolean =>
  /^[A-Za-z]{1,3}\d+$/.test(key.trim()) ||
  (key !== key.trim() && ITEM_KEYS.has(key.trim())) ||
  (isMap(value) && ('urls' in value || 'title' in value || 'checks' in value));

const outsideItems = (key: string): Words => ({
  th: `"${key.trim()}" และข้ออื่นอยู่นอก items ให้ย่อหน้าด้วยเว้นวรรค 2 ช่องใต้ items: (ค่าภายในข้อเว้น 4 ช่อง)`,
  en: `"${key.trim()}" and the other items stand outside of items; give them 2 ordinary spaces below items: (what they hold has 4)`,
});

/** `O13.checks[1].egp`: the path as people write it. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .filter((key, index) => !(index === 0 && key === 'items' && path.length > 1))
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
    data,
  );
}

export const requiredWords = (name: string): Words => ({
  th: `ขาด "${name}" ซึ่งจำเป็นต้องมี`,
  en: `"${name}" is required`,
});

export function has(data: unknown, path: readonly PropertyKey[]): boolean {
  let node = data;
  for (const key of path) {
    if (typeof node !== 'object' || node === null) return false;
    const property = Object.getOwnPropertyDescriptor(node, key);
    if (!property) return false;
    node = property.value;
  }
  return true;
}
