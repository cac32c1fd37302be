import { type Checklist, UserError } from '../../model/checklist.js';
import { idRanges } from '../../text/id-ranges.js';
import { loadChecklists, namedChecklists } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { readTargets, writeTargets } from '../print/output.js';
import { inOrder } from '../print/problems.js';
import { createRegisterReader, filesNamedBy } from '../registers.js';

export async function validate(invocation: Invocation): Promise<number> {
  const { terminal, options, arguments: paths } = invocation;
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, paths);
  try {
    const checklists = await loadAll(invocation);
    const found = checklists.map(({ path, items }) => {
      const enabled = items.filter((item) => item.enabled);
      const withoutAddress = enabled.filter((item) => item.urls.length === 0).map((item) => item.id);
      return { path, items: enabled.length, withoutAddress };
    });
    writeTargets(targets, terminal, {
      json: () => ({ valid: true, problems: [], checklists: found }),
      pretty: () => found.map((one) => `${lineOf(one)[terminal.lang]}\n`).join(''),
    });
    return EXIT.ok;
  } catch (error) {
    const json = targets.filter(({ format }) => format === 'json');
    if (!(error instanceof UserError) || json.length === 0) throw error;
    // Whoever asked for JSON reads it on both outcomes; people get the problems on stderr as always.
    const problems = inOrder(error.problems).map(({ file, line, column, code, path, message }) => ({
      ...{ file, line, column, code, path },
      message: message[terminal.lang],
    }));
    writeTargets(json, terminal, { json: () => ({ valid: false, problems, checklists: [] }), pretty: () => '' });
    throw error;
  }
}

async function loadAll({ terminal, registry, arguments: paths }: Invocation): Promise<readonly Checklist[]> {
  const checklists = loadChecklists(namedChecklists(paths, terminal.cwd), registry);
  await createRegisterReader().read(checklists.flatMap(({ items }) => filesNamedBy(items)));
  return checklists;
}

function lineOf({ path, items, withoutAddress }: { path: string; items: number; withoutAddress: readonly string[] }) {
  const ids = idRanges(withoutAddress);
  return {
    th: `${path}: ถูกต้อง ${items} ข้อ${ids === '' ? '' : ` (ยังไม่มีที่อยู่: ${ids})`}`,
    en: `${path}: valid, ${items} items${ids === '' ? '' : ` (no address yet: ${ids})`}`,
  };
}
