import { loadChecklists } from '../checklists.js';
import { EXIT } from '../exit-status.js';
import type { CommandSpec } from './command.js';

export const validate: CommandSpec = {
  name: 'validate',
  words: {
    th: 'ตรวจไฟล์ checklist: บอกทุกจุดที่ผิดพร้อมตำแหน่งและคำแนะนำ',
    en: 'check the checklist itself: every problem with its place and a suggestion',
  },
  arguments: [{ flags: '<checklist...>', words: { th: 'ไฟล์ checklist (YAML)', en: 'checklist files (YAML)' } }],
  examples: ['oit-audit validate town.yaml'],
  async run({ terminal, registry, arguments: [paths] }) {
    const checklists = loadChecklists(paths as string[], registry);
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
  },
};
