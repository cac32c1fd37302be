import { loadChecklistIn } from '../checklists.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { usageError } from '../print/output.js';
import { printLine } from '../print/terminal.js';
import { nowOf } from '../settings.js';

export async function notify({ terminal, registry, options, arguments: [path = ''] }: Invocation): Promise<number> {
  const checklist = loadChecklistIn(terminal.cwd, path, registry);
  const config = checklist.notify;
  if (config === null || (config.email ?? config.webhook ?? config.line) === undefined)
    throw usageError({
      th: `${path}: ไม่มีช่องทางใน notify ให้เพิ่ม email, webhook หรือ line`,
      en: `${path}: its notify has no channel; add email, webhook or line`,
    });
  const { lineUrlFrom, notifyTest, secretsFrom } = await import('../../notify/notify.js');
  const deps = { lang: terminal.lang, now: nowOf(options), lineUrl: lineUrlFrom(terminal.env) };
  const sent = await notifyTest(checklist.agency.name, config, secretsFrom(terminal.env), deps);
  for (const { channel, warning } of sent)
    printLine(
      terminal,
      warning?.message ?? { th: `ส่งข้อความทดสอบทาง ${channel} แล้ว`, en: `test message sent by ${channel}` },
    );
  return sent.every(({ warning }) => warning === null) ? EXIT.ok : EXIT.notCarriedOut;
}
