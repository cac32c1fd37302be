import type { Extracted, FileProblem } from '../../model/evidence.js';
import type { WordData } from '../../model/words.js';
import { BrokenFile, type ExtractHints } from '../reader.js';
import type { ReaderPool } from './pool.js';

/** A document on its way from a thread of audits to the pool that all of them share. */
export interface ReadRequest {
  readonly kind: 'read';
  readonly id: number;
  readonly body: Uint8Array;
  readonly hints: ExtractHints;
}

export type ReadReply = { readonly kind: 'read'; readonly id: number } & (
  | { readonly extracted: Extracted }
  | { readonly broken: { readonly code: FileProblem['code']; readonly data: WordData } }
  | { readonly defect: string }
);

type Post<M> = (message: M, transfer: ArrayBuffer[]) => void;

/** The pool of another thread, as this one sees it: threads that read documents are few, however many audit. */
export interface RemotePool extends ReaderPool {
  /** To be called with what the other thread answers. */
  receive(reply: ReadReply): void;
}

export function createRemotePool(post: Post<ReadRequest>): RemotePool {
  const waiting = new Map<number, { resolve(extracted: Extracted): void; reject(error: Error): void }>();
  let lastId = 0;
  return {
    read: (body, hints) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        const copy = Uint8Array.from(body);
        post({ kind: 'read', id, body: copy, hints }, [copy.buffer]);
      }),
    receive(reply) {
      const job = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('extracted' in reply) job?.resolve(reply.extracted);
      else if ('broken' in reply) job?.reject(new BrokenFile(reply.broken.code, reply.broken.data));
      else job?.reject(new Error(reply.defect));
    },
    async close() {
      for (const { reject } of waiting.values()) reject(new BrokenFile('not-readable', { reason: 'closed' }));
      waiting.clear();
    },
  };
}

/** Reads a document for another thread. */
export async function serveRead(
  pool: ReaderPool,
  { id, body, hints }: ReadRequest,
  post: Post<ReadReply>,
): Promise<void> {
  try {
    post({ kind: 'read', id, extracted: await pool.read(body, hints) }, []);
  } catch (error) {
    if (error instanceof BrokenFile) post({ kind: 'read', id, broken: { code: error.code, data: error.data } }, []);
    else
      post({ kind: 'read', id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
  }
}
