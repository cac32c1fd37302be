import { type Dispatcher, request } from 'undici';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMs: number;
  /** For a proxy; default: a direct connection. */
  readonly dispatcher?: Dispatcher | undefined;
}

/** One retry after a connection error, too many requests or a server error. */
const ATTEMPTS = 2;
const isTransient = (status: number): boolean => status === 429 || status >= 500;

/** Sends JSON. @throws an Error with the status, or the error of undici. A redirect is a failure: it could send a secret to another host. */
export async function postJson(post: WebhookRequest): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const status = await statusOf(post).catch((error: unknown) => {
      if (attempt >= ATTEMPTS) throw error;
      return null;
    });
    if (status !== null && status >= 200 && status < 300) return;
    if (status !== null && (attempt >= ATTEMPTS || !isTransient(status))) throw new Error(`HTTP ${status}`);
  }
}

async function statusOf({ url, headers, body, timeoutMs, dispatcher }: WebhookRequest): Promise<number> {
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'oit-audit', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
    ...(dispatcher ? { dispatcher } : {}),
  });
  await answer.body.dump();
  return answer.statusCode;
}
