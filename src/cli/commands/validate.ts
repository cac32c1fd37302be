import { loadChecklists, namedChecklists } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { createRegisterReader, filesNamedBy } from '../registers.js';

export async function validate({ terminal, registry, arguments: paths }: Invocation): Promise<number> {
  const checklists = loadChecklists(namedChecklists(paths, terminal.cwd), registry);
  await createRegisterReader().read(checklists.flatMap(({ items }) => filesNamedBy(items)));
  for (const { path, items } of checklists) {
    const enabled = items.filter((item) => item.enabled);
    const empty = enabled.filter((item) => item.urls.length === 0).map((item) => item.id);
    const words = {
      th: `${path}: ถูกต้อง ${enabled.length} ข้อ${empty.length > 0 ? ` (ยังไม่มีที่อยู่: ${empty.join(', ')})` : ''}`,
      en: `${path}: valid, ${enabled.length} items${empty.length > 0 ? ` (no address yet: ${empty.join(', ')})` : ''}`,
    };
    terminal.stdout.write(`${words[terminal.lang]}\n`);
  }
  return EXIT.ok;
}
