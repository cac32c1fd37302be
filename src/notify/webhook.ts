import { type Dispatcher, request } from 'undici';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMs: number;
  /** A proxy, where one is set; default: straight. */
  readonly dispatcher?: Dispatcher | undefined;
}

/** Once more after what may pass: no connection, too many requests, a server in trouble. */
const ATTEMPTS = 2;
const isTransient = (status: number): boolean => status === 429 || status >= 500;

/** Sends JSON. @throws an Error that names the status, or what the network says. Redirects count as failures: a secret must not travel on. */
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
