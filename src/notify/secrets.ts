import type { Words } from '../model/words.js';
import { createRedactor } from '../text/secrets.js';

/** From the environment: no checklist may hold them, and they are never printed or stored. */
export interface NotifySecrets {
  /** `smtps://user:password@mail.example.go.th` */
  readonly smtpUrl: string | null;
  readonly webhookUrl: string | null;
  /** Sent as `Authorization: Bearer …`. */
  readonly webhookToken: string | null;
  readonly lineToken: string | null;
}

export const SECRET_NAMES = {
  smtpUrl: 'OIT_AUDIT_SMTP_URL',
  webhookUrl: 'OIT_AUDIT_WEBHOOK_URL',
  webhookToken: 'OIT_AUDIT_WEBHOOK_TOKEN',
  lineToken: 'OIT_AUDIT_LINE_TOKEN',
} as const satisfies Record<keyof NotifySecrets, string>;

/** The secrets of each channel of `notify`, the one that it cannot do without first. */
export const CHANNEL_SECRETS = {
  email: ['smtpUrl'],
  webhook: ['webhookUrl', 'webhookToken'],
  line: ['lineToken'],
} as const satisfies Readonly<Record<string, readonly (keyof NotifySecrets)[]>>;

export type Channel = keyof typeof CHANNEL_SECRETS;

export const CHANNELS: readonly Channel[] = ['email', 'webhook', 'line'];

/** Another server in place of LINE's. */
export const LINE_URL_NAME = 'OIT_AUDIT_LINE_URL';

/** A variable of the environment that `notify` reads. */
export interface NotifyVariable {
  readonly name: string;
  readonly channel: Channel;
  readonly example: string;
  readonly words: Words;
}

export const NOTIFY_VARIABLES: readonly NotifyVariable[] = [
  {
    name: SECRET_NAMES.smtpUrl,
    channel: 'email',
    example: 'smtps://user:password@mail.example.go.th',
    words: { th: 'เซิร์ฟเวอร์ส่งอีเมล ผู้ใช้ และรหัสผ่าน', en: 'mail server, user and password' },
  },
  {
    name: SECRET_NAMES.webhookUrl,
    channel: 'webhook',
    example: 'https://hooks.example.go.th/oit',
    words: { th: 'ที่อยู่ที่รับ JSON', en: 'address that takes the JSON' },
  },
  {
    name: SECRET_NAMES.webhookToken,
    channel: 'webhook',
    example: 'TOKEN',
    words: { th: 'ส่งเป็น Authorization: Bearer … (ถ้ามี)', en: 'sent as Authorization: Bearer … (where there is one)' },
  },
  {
    name: SECRET_NAMES.lineToken,
    channel: 'line',
    example: 'TOKEN',
    words: { th: 'channel access token ของ Messaging API', en: 'channel access token of the Messaging API' },
  },
  {
    name: LINE_URL_NAME,
    channel: 'line',
    example: 'http://127.0.0.1:8080/',
    words: { th: 'เซิร์ฟเวอร์อื่นแทนของ LINE เช่นเพื่อทดสอบ', en: 'another server in place of LINE’s, for tests' },
  },
];

/** The variables without which these channels reach nobody, with those that go with them. */
export function variablesOf(
  configs: readonly Readonly<Partial<Record<Channel, unknown>>>[],
): readonly NotifyVariable[] {
  const names: readonly string[] = CHANNELS.filter((channel) =>
    configs.some((config) => config[channel] !== undefined),
  ).flatMap((channel) => CHANNEL_SECRETS[channel].map((secret) => SECRET_NAMES[secret]));
  return NOTIFY_VARIABLES.filter(({ name }) => names.includes(name));
}

export function secretsFrom(env: Readonly<Record<string, string | undefined>>): NotifySecrets {
  const value = (name: string): string | null => env[name]?.trim() || null;
  return {
    smtpUrl: value(SECRET_NAMES.smtpUrl),
    webhookUrl: value(SECRET_NAMES.webhookUrl),
    webhookToken: value(SECRET_NAMES.webhookToken),
    lineToken: value(SECRET_NAMES.lineToken),
  };
}

/** Replaces every secret in a message of a library or server, also the parts of an address and their encoded forms. */
export function withoutSecrets(message: string, secrets: NotifySecrets): string {
  return createRedactor(Object.values(secrets).filter((secret) => secret !== null))(message);
}
