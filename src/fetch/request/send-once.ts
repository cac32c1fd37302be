import type { Dispatcher } from 'undici';
import { contentLengthOf, type Headers } from '../headers.js';
import { type Fault, faultOf, PhaseTimeout } from '../network-error.js';
import type { UnderWay } from './in-flight.js';
import { type BodyEnd, type BodyPlan, type BodySink, openBody } from './read-body.js';

/** One request on the wire. */
export interface Demand {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly path: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** The request leaves: it has its connection. */
  readonly onLeave: () => void;
  /** Decides after the headers what becomes of the body; null: it is dropped. */
  readonly onHead: (head: Head) => BodyPlan | null;
  readonly signal: AbortSignal;
  /** Is told when the signal comes. */
  readonly underWay: UnderWay;
  readonly staleErrors: WeakSet<object>;
}

export interface Head {
  readonly status: number;
  readonly headers: Headers;
  /** From the request's departure to its headers. */
  readonly latencyMs: number;
}

export type Outcome =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly wireBytes: number }
  | {
      readonly kind: 'answer';
      readonly head: Head;
      /** Null: dropped. */
      readonly end: BodyEnd | null;
      /** The body did not end within its time. */
      readonly bodyTimeout: PhaseTimeout | null;
      readonly wireBytes: number;
    };

/** A small body that nobody wants is read to its end all the same, within a short time: that keeps the connection. */
const DRAIN_BYTES = 64 * 1024;
const DRAIN_MS = 2_000;

/** undici has no way to give up a request that waits for a connection, so its own timer has to fire first. */
const CONNECT_GRACE_MS = 2_000;

const HOP_OVER = new Error('the rest of the body is not wanted');

/** Sends one request and reads its answer. Rejects only on abort and for what `onData` throws. */
export function send(demand: Demand): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { signal, underWay, timeoutMs } = demand;
    let controller: Dispatcher.DispatchController | null = null;
    let head: Head | null = null;
    let sink: BodySink | null = null;
    let bodyTimeout: PhaseTimeout | null = null;
    let timer: NodeJS.Timeout | undefined;
    let leftAt = 0;
    let wireBytes = 0;
    let isSettled = false;
    let place = -1;

    const settle = (act: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      underWay.remove(place);
      act();
    };
    const hangUp = (reason: Error): void => {
      if (controller !== null && !controller.aborted) controller.abort(reason);
    };
    const answer = (end: BodyEnd | null): void => {
      const known = head;
      if (known === null) return;
      settle(() => {
        if (end?.defect) reject(end.defect.error);
        else resolve({ kind: 'answer', head: known, end, bodyTimeout, wireBytes });
      });
    };
    const fail = (error: unknown): void => {
      settle(() => resolve({ kind: 'fault', fault: faultOf(error, demand.staleErrors), wireBytes }));
    };
    const onAbort = (): void => {
      settle(() => reject(signal.reason));
      hangUp(HOP_OVER);
    };
    const arm = (phase: PhaseTimeout['phase'], ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const timeout = new PhaseTimeout(phase, timeoutMs);
        if (phase === 'body') {
          bodyTimeout = timeout;
          endBody(false);
        } else {
          fail(timeout);
        }
        hangUp(timeout);
      }, ms);
    };
    const dropBody = (): void => {
      answer(null);
      hangUp(HOP_OVER);
    };
    const endBody = (isWhole: boolean): void => {
      if (sink === null) answer(null);
      else sink.end(isWhole);
    };

    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    place = underWay.add(onAbort);
    arm('connect', timeoutMs + CONNECT_GRACE_MS);

    demand.dispatcher.dispatch(
      {
        origin: demand.origin,
        path: demand.path,
        method: demand.method,
        headers: demand.headers,
        // Without it undici closes the connection after each HEAD.
        reset: false,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (isSettled) {
            hangUp(HOP_OVER);
            return;
          }
          leftAt = performance.now();
          demand.onLeave();
          arm('headers', timeoutMs);
        },
        onResponseStart(_, status, headers) {
          // Interim answers (1xx) come here too; a flood of them is bounded by the time for the headers.
          if (status < 200 || isSettled) return;
          head = { status, headers, latencyMs: performance.now() - leftAt };
          const plan = demand.method === 'HEAD' ? null : demand.onHead(head);
          if (plan !== null) {
            arm('body', timeoutMs);
            sink = openBody(plan, { onReady: () => controller?.resume(), stop: () => hangUp(HOP_OVER) });
            sink.done.then(answer, reject);
            return;
          }
          arm('body', Math.min(timeoutMs, DRAIN_MS));
          if (demand.method === 'GET' && (contentLengthOf(headers) ?? 0) > DRAIN_BYTES) dropBody();
        },
        onResponseData(_, chunk) {
          wireBytes += chunk.length;
          if (sink === null) {
            if (wireBytes > DRAIN_BYTES) dropBody();
            return;
          }
          if (!sink.write(chunk)) controller?.pause();
        },
        onResponseEnd() {
          endBody(true);
        },
        onResponseError(_, error) {
          if (head === null) fail(error);
          else endBody(false);
        },
      },
    );
  });
}
