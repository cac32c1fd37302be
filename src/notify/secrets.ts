import { decodeUrl } from '../text/url.js';

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

/** Shorter parts (a user called `a`) would hide ordinary words. */
const MIN_SECRET = 4;

/** Replaces every secret in a message of a library or server, also the parts of an address and their encoded forms. */
export function withoutSecrets(message: string, secrets: NotifySecrets): string {
  const hidden = Object.values(secrets)
    .flatMap((secret: string | null) => (secret === null ? [] : [secret, ...partsOf(secret)]))
    .flatMap((part) => [part, encodeURIComponent(part), Buffer.from(part).toString('base64')])
    .filter((part) => part.length >= MIN_SECRET)
    .sort((a, b) => b.length - a.length);
  return hidden.reduce((text, part) => text.replaceAll(part, '***'), message);
}

/** User name, password, path and query of an address; its host is no secret. */
function partsOf(secret: string): string[] {
  if (!URL.canParse(secret)) return [];
  const { username, password, pathname, search } = new URL(secret);
  const raw = [username, password, pathname.slice(1), search.slice(1)];
  return [...raw, ...raw.map(decodeUrl)].filter((part) => part !== '');
}
