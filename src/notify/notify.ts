import type { Dispatcher } from 'undici';
import type { NotifyConfig } from '../model/notify.js';
import type { Report } from '../model/report.js';
import type { Lang, Words } from '../model/words.js';
import type { ReportDiff } from '../report/compose/report-diff.js';
import { htmlPage } from '../report/html/html.js';
import { isNotExamined } from '../report/registry.js';
import { sendEmail } from './email.js';
import { type NotifyMessage, notifyMessage, testMessage } from './message.js';
import {
  CHANNEL_SECRETS,
  CHANNELS,
  type Channel,
  LINE_URL_NAME,
  type NotifySecrets,
  SECRET_NAMES,
  withoutSecrets,
} from './secrets.js';
import { postJson } from './webhook.js';

export { type Channel, type NotifySecrets, SECRET_NAMES, secretsFrom } from './secrets.js';

/** A notification that was not sent; the round is not affected. */
export interface NotifyWarning {
  readonly channel: Channel;
  readonly message: Words;
}

export interface NotifyDeps {
  readonly lang: Lang;
  /** ISO 8601; the clock of `--now`. */
  readonly now: string;
  readonly timeoutMs?: number;
  /** Of LINE's server; tests use their own. */
  readonly lineUrl?: string | undefined;
  /** For the webhook and LINE where a proxy is set. */
  readonly dispatcher?: Dispatcher;
}

const TIMEOUT_MS = 20_000;
/** LINE Messaging API, push message: text of at most 5,000 UTF-16 units. */
const LINE_PUSH = 'https://api.line.me/v2/bot/message/push';
const MAX_LINE_TEXT = 5_000;

/** Another server in place of LINE's, for tests and gateways; undefined: LINE's own. */
export function lineUrlFrom(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return env[LINE_URL_NAME]?.trim() || undefined;
}

/** Whether this round calls for a notification. */
export function shouldNotify(
  report: Report,
  diff: ReportDiff,
  { on, remindAfter }: Pick<NotifyConfig, 'on' | 'remindAfter'>,
): boolean {
  if (on === 'always') return true;
  if (on === 'fail') return report.summary.verdict === 'fail';
  // Of a site that could not be looked at nothing has changed, but people must know; so they must of one that was broken into.
  if (isNotExamined(report.run) || report.run.notices.some(({ code }) => code === 'site-hacked')) return true;
  if (diff.new.length > 0 || diff.mended.length > 0) return true;
  if (remindAfter === undefined) return false;
  return report.items
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error')
    .some(({ firstSeen }) => {
      const rounds = report.run.round - firstSeen.round;
      return rounds > 0 && rounds % remindAfter === 0;
    });
}

/**
 * Sends the notification by every channel of the checklist. Never throws: a channel that fails gives a warning without
 * secrets.
 */
export async function notify(
  report: Report,
  diff: ReportDiff,
  config: NotifyConfig,
  secrets: NotifySecrets,
  deps: NotifyDeps,
): Promise<readonly NotifyWarning[]> {
  if (!shouldNotify(report, diff, config)) return [];
  const view = { lang: deps.lang, now: deps.now, color: false, width: 80, verbose: false, hyperlinks: false, diff };
  const message = notifyMessage(report, diff, deps.lang);
  const post: Post = {
    message,
    page: () => ({ name: `oit-round-${report.run.round}.html`, content: htmlPage.render(report, view) as string }),
    webhook: () => webhookBody(report, diff, message.text, config),
  };
  return (await sendAll(post, config, secrets, deps)).flatMap(({ warning }) => warning ?? []);
}

/** What became of one channel. */
export interface Sent {
  readonly channel: Channel;
  /** Null: it was sent. */
  readonly warning: NotifyWarning | null;
}

/** Sends a message over every channel that says that it is a test; never throws. */
export async function notifyTest(
  agency: string,
  config: NotifyConfig,
  secrets: NotifySecrets,
  deps: NotifyDeps,
): Promise<readonly Sent[]> {
  const message = testMessage(agency, deps.lang);
  const webhook = {
    event: 'test',
    schemaVersion: 1,
    checklist: { agency: { name: agency } },
    text: escapeMarks(message.text),
  };
  return sendAll({ message, page: null, webhook: () => webhook }, config, secrets, deps);
}

interface Post {
  readonly message: NotifyMessage;
  /** Attached to an e-mail; null: nothing is. */
  readonly page: (() => { readonly name: string; readonly content: string }) | null;
  readonly webhook: () => object;
}

async function sendAll(post: Post, config: NotifyConfig, secrets: NotifySecrets, deps: NotifyDeps): Promise<Sent[]> {
  const channels = CHANNELS.filter((channel) => config[channel] !== undefined);
  return Promise.all(
    channels.map(async (channel): Promise<Sent> => {
      const missing = missingSecret(channel, secrets);
      if (missing !== null) return { channel, warning: { channel, message: missing } };
      try {
        await send(channel, post, config, secrets, deps);
        return { channel, warning: null };
      } catch (error) {
        const message = sendingFailed(channel, withoutSecrets(reasonOf(error), secrets));
        return { channel, warning: { channel, message } };
      }
    }),
  );
}

async function send(
  channel: Channel,
  { message, page, webhook }: Post,
  config: NotifyConfig,
  secrets: NotifySecrets,
  deps: NotifyDeps,
): Promise<void> {
  const timeoutMs = deps.timeoutMs ?? TIMEOUT_MS;
  if (channel === 'email')
    return sendEmail({ ...message, ...config.email!, page: page?.() ?? null }, secrets.smtpUrl!, timeoutMs);
  const post = { timeoutMs, dispatcher: deps.dispatcher };
  if (channel === 'webhook') {
    const headers = secrets.webhookToken === null ? {} : { authorization: `Bearer ${secrets.webhookToken}` };
    return postJson({ ...post, url: secrets.webhookUrl!, headers, body: webhook() });
  }
  const text = message.text.length <= MAX_LINE_TEXT ? message.text : `${message.text.slice(0, MAX_LINE_TEXT - 1)}…`;
  // LINE accepts a retry key once: a second attempt can't send the message twice.
  const headers = { authorization: `Bearer ${secrets.lineToken}`, 'x-line-retry-key': crypto.randomUUID() };
  const body = { to: config.line!.to, messages: [{ type: 'text', text }] };
  return postJson({ ...post, url: deps.lineUrl ?? LINE_PUSH, headers, body });
}

/**
 * Slack and tools like it read `<…>` as commands and links: words of a site could call a whole channel. The three
 * characters are escaped as Slack asks for it.
 */
function escapeMarks(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The body of a webhook, with the whole `report` where the checklist asks for it. Fields are only ever added. */
function webhookBody(report: Report, diff: ReportDiff, text: string, config: NotifyConfig): object {
  const { tool, run, checklist, summary } = report;
  return {
    event: 'round',
    schemaVersion: 1,
    tool,
    run,
    checklist,
    summary,
    text: escapeMarks(text),
    diff: { new: diff.new, mended: diff.mended, still: diff.still.length },
    ...(config.webhook?.report ? { report } : {}),
  };
}

function missingSecret(channel: Channel, secrets: NotifySecrets): Words | null {
  const [name] = CHANNEL_SECRETS[channel];
  if (secrets[name] !== null) return null;
  return {
    th: `ไม่ได้ส่งแจ้งเตือนทาง ${channel}: ยังไม่ได้ตั้งค่าตัวแปรสภาพแวดล้อม ${SECRET_NAMES[name]}`,
    en: `No notification by ${channel}: the environment variable ${SECRET_NAMES[name]} is not set`,
  };
}

function sendingFailed(channel: Channel, reason: string): Words {
  return {
    th: `ส่งแจ้งเตือนทาง ${channel} ไม่สำเร็จ (${reason}) ผลการตรวจไม่ได้รับผลกระทบ`,
    en: `The notification by ${channel} failed (${reason}); the round stands`,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error.message.replace(/\s+/g, ' ').slice(0, 300);
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}
