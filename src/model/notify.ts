import * as z from 'zod';

const emailAddress = z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, 'name@example.go.th');

/** `notify:` of a checklist. It holds nothing secret: servers, tokens and passwords come from environment variables. */
export const notifyOption = z.strictObject({
  on: z
    .enum(['new', 'fail', 'always'])
    .default('new')
    .describe(
      'เมื่อใดจึงแจ้ง: new = มีสิ่งใหม่หรือแก้ไขแล้ว, fail = มีข้อไม่ผ่าน, always = ทุกรอบ · when: something new or mended, an item fails, every round',
    ),
  remindAfter: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'เตือนซ้ำเมื่อยังไม่แก้ไขครบทุกกี่รอบ · with `on: new`: remind again each time a fault has stayed this many rounds',
    ),
  email: z
    .strictObject({
      to: z.array(emailAddress).min(1).describe('ผู้รับ · recipients'),
      from: emailAddress.describe('ผู้ส่ง · sender'),
    })
    .optional()
    .describe('อีเมล ผ่านเซิร์ฟเวอร์ใน OIT_AUDIT_SMTP_URL · by the SMTP server of OIT_AUDIT_SMTP_URL'),
  webhook: z
    .strictObject({
      report: z.boolean().default(false).describe('ส่งรายงาน JSON ทั้งฉบับด้วย · also send the whole JSON report'),
    })
    .optional()
    .describe('JSON ไปยัง OIT_AUDIT_WEBHOOK_URL · JSON to OIT_AUDIT_WEBHOOK_URL'),
  line: z
    .strictObject({
      to: z
        .string()
        .regex(/^[UCR][0-9a-f]{32}$/, 'U…, C… or R…')
        .describe('รหัสผู้ใช้หรือกลุ่ม LINE · user, group or room'),
    })
    .optional()
    .describe('LINE Messaging API ด้วยโทเค็นใน OIT_AUDIT_LINE_TOKEN · by the channel token of OIT_AUDIT_LINE_TOKEN'),
});

export type NotifyConfig = z.output<typeof notifyOption>;
