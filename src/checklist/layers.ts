import { realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { InputProblem } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { nearest } from '../text/thai/nearest.js';
import { isMap } from './is-map.js';
import { issueWords } from './issue-words.js';
import { bundledProfiles, isBundled, profilePath } from './profiles.js';
import { readBounded } from './read-bounded.js';
import { type CheckRegistry, checklistSchema, type RawChecklist } from './schema.js';
import { MAX_CHECKLIST_BYTES, readSource, type Source } from './yaml-source.js';

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
  /** A text that stands for the file of this path, which it has not been written to. */
  readonly draft?: { readonly path: string; readonly text: string };
}

export function createSharedParts(registry: CheckRegistry, draft?: SharedParts['draft']): SharedParts {
  return { schema: checklistSchema(registry), profiles: new Map(), ...(draft && { draft }) };
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
    const at = source.locate(Array.isArray(raw.extends) ? ['extends', index] : ['extends']);
    const refuse = (message: Words): Layer[] => {
      problems.push({ file: path, ...at, path: 'extends', message });
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
  if (main === undefined || isWithinFolder(path, main)) return readLayer(path, shared, problems);
  const found: InputProblem[] = [];
  const layer = readLayer(path, shared, found);
  if (!layer || found.length === 0) {
    problems.push(...found);
    return layer;
  }
  const lines = new Map(found.map((problem) => [problem.line, problem]));
  for (const { file, line, column } of lines.values())
    problems.push({ file, line, column, path: 'extends', message: wordless(file) });
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

function readLayer(path: string, shared: SharedParts, problems: InputProblem[]): Layer | null {
  const { draft } = shared;
  const source = draft?.path === path ? readSource(path, draft.text) : openSource(path, problems);
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

function openSource(path: string, problems: InputProblem[]): Source | null {
  const refuse = (th: string, en: string): null => {
    problems.push({ file: path, line: null, column: null, path: '', message: { th, en } });
    return null;
  };
  try {
    const bytes = readBounded(path, MAX_CHECKLIST_BYTES);
    if (bytes === null) return refuse('ไฟล์ checklist ใหญ่เกิน 1 MiB', 'the checklist is larger than 1 MiB');
    return readSource(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return refuse('ไม่พบไฟล์ checklist', 'no such checklist file');
    if (code === 'EISDIR') return refuse('เป็นโฟลเดอร์ ไม่ใช่ไฟล์ checklist', 'is a folder, not a checklist file');
    if (error instanceof TypeError)
      return refuse('ไฟล์ไม่ได้บันทึกเป็น UTF-8 ให้บันทึกใหม่เป็น UTF-8', 'is not UTF-8; save it as UTF-8');
    return refuse(`เปิดไฟล์ไม่ได้ (${code ?? String(error)})`, `cannot be read (${code ?? String(error)})`);
  }
}

function validate(source: Source, shared: SharedParts, problems: InputProblem[]): RawChecklist {
  if (source.data === null || source.data === undefined) {
    if (source.problems.length === 0)
      problems.push({
        file: source.file,
        line: 1,
        column: 1,
        path: '',
        message: { th: 'ไฟล์ checklist ว่างเปล่า', en: 'the checklist is empty' },
      });
    return {};
  }
  const { schema } = shared;
  const result = schema.safeParse(source.data);
  if (result.success) return result.data;
  const found = result.error.issues.flatMap((issue) => issueWords(issue, schema));
  for (const { path, what, words, isKind } of found) {
    const at = pathText(path);
    const message = isKind && !has(source.data, path) ? requiredWords(String(path.at(-1))) : words;
    problems.push({ file: source.file, ...source.locate(path, what), path: at, message });
  }
  // What can be used is, so that the checks that span several values report their problems in the same go.
  return (isMap(source.data) ? source.data : {}) as RawChecklist;
}

/** `O13.checks[1].egp`: the path as people write it. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .filter((key, index) => !(index === 0 && key === 'items' && path.length > 1))
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('');
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
