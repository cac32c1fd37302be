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
