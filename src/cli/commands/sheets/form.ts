import { didYouMean } from '../../../text/thai/nearest.js';
import { hasForm, makeForm } from '../../../workbook/form/make-form.js';
import { rulesOf } from '../../checklists.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { newFile, refuseForeign, usageError, writeOutput } from '../../print/output.js';
import { printLine } from '../../print/terminal.js';
import { nowOf } from '../../settings.js';

export async function form({ terminal, registry, options, arguments: [id = ''] }: Invocation): Promise<number> {
  const { output } = options;
  if (output === undefined)
    throw usageError({ th: 'ต้องระบุ -o ไฟล์ .xlsx ที่จะเขียน', en: '-o is required: the .xlsx file to write' });
  const { checklist, rules } = rulesOf({ options, terminal }, registry, nowOf(options));
  const item = checklist.items.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  const ids = checklist.items.filter(hasForm).map((candidate) => candidate.id);
  if (item === undefined) {
    const near = didYouMean(
      id,
      checklist.items.map((candidate) => candidate.id),
    );
    throw usageError({
      th: `ไม่มีข้อ "${id}" ใน ${rules}${near.th} (ข้อที่มีตาราง: ${ids.join(' ')})`,
      en: `${rules} has no item "${id}"${near.en} (items with tables: ${ids.join(' ')})`,
    });
  }
  if (!hasForm(item))
    throw usageError({
      th: `${item.id} ใน ${rules} ไม่ได้กำหนดตาราง จึงไม่มีแบบฟอร์ม (ข้อที่มีตาราง: ${ids.join(' ')})`,
      en: `${item.id} of ${rules} asks for no table, so there is no form (items with tables: ${ids.join(' ')})`,
    });
  refuseForeign(output, 'xlsx', `-o ${output}`);
  const path = newFile(output, options.force === true, terminal.cwd);
  writeOutput(path, await makeForm(item, checklist, terminal.lang));
  printLine(terminal, {
    th: `เขียนแบบฟอร์มของ ${item.id} (${rules}) ลง ${output} กรอกแล้วตรวจด้วย oit-audit check ${output} --as ${item.id}`,
    en: `the form of ${item.id} (${rules}) is in ${output}; once filled in: oit-audit check ${output} --as ${item.id}`,
  });
  return EXIT.ok;
}
