import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { readBounded } from '../checklist/read-bounded.js';
import { cannotRead, usageError } from './print/output.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Commands that read the file themselves; `schedule` names it for them. */
const READING: readonly string[] = ['run', 'notify'];
/** Node takes `--env-file` for itself, also behind the program. */
const FLAG = '--secrets-file';
const MAX_BYTES = 1024 * 1024;

/**
 * The environment with the variables of `--secrets-file`; what is set already stands. Read before the command line is parsed: from
 * then on no message shows their secrets.
 * @throws UserError where the file cannot be read
 */
export function environmentOf(argv: readonly string[], { env, cwd }: { env: Environment; cwd: string }): Environment {
  if (!READING.includes(argv[0] ?? '')) return env;
  const at = argv.findLastIndex((word) => word === FLAG || word.startsWith(`${FLAG}=`));
  const file = argv[at]?.includes('=') ? argv[at]?.slice(FLAG.length + 1) : argv[at + 1];
  // A missing value is an error of the parser.
  if (at < 0 || file === undefined || file.trim() === '') return env;
  return { ...parseEnv(readText(file, cwd)), ...env };
}

function readText(file: string, cwd: string): string {
  try {
    const bytes = readBounded(resolve(cwd, file), MAX_BYTES);
    if (bytes !== null) return new TextDecoder().decode(bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const { th, en } = cannotRead(file, code);
    throw usageError({ th: `${FLAG}: ${th}`, en: `${FLAG}: ${en}` });
  }
  throw usageError({ th: `${FLAG}: ${file} ใหญ่เกิน 1 MiB`, en: `${FLAG}: ${file} is larger than 1 MiB` });
}
