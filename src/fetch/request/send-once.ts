import type { Dispatcher } from 'undici';
import type { BodyRoom } from '../body-room.js';
import type { Route } from '../connection/origins.js';
import { type Countdown, startCountdown } from '../countdown.js';
import { contentLengthOf, type Headers } from '../headers.js';
import { type NetworkError, networkErrorOf, PhaseTimeout } from '../network-error.js';
import type { InFlight } from './in-flight.js';
import { type BodyPlan, type BodyReader, type BodyResult, createBodyReader } from './read-body.js';

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Called after the headers: says what becomes of the body; null: it is dropped. */
  readonly onHead: (head: HttpHead) => BodyPlan | null;
}

export interface SendOptions {
  readonly route: Route;
  /** Of connecting, of the headers, and of a body's silence, each; {@link MIN_RATE} and {@link MAX_BODY_TIMES} bound the whole body. */
  readonly timeoutMs: number;
  /** Called when the request has its connection. */
  readonly onLeave: () => void;
  readonly signal: AbortSignal;
  /** Called when the signal aborts. */
  readonly inFlight: InFlight;
  readonly staleErrors: WeakSet<object>;
  /** Absent: bodies never wait for memory. */
  readonly room: BodyRoom | undefined;
}

export interface HttpHead {
  readonly status: number;
  readonly headers: Headers;
  /** From sending the request to the headers of its response. */
  readonly latencyMs: number;
}

export type SendResult =
  | { readonly kind: 'error'; readonly error: NetworkError; readonly wire: WireFacts }
  | {
      readonly kind: 'response';
      readonly head: HttpHead;
      /** Null: dropped. */
      readonly body: BodyResult | null;
      /** The body did not end within its time. */
      readonly bodyTimeout: PhaseTimeout | null;
      readonly wire: WireFacts;
    };

export interface WireFacts {
  /** Of the body, as they came. */
  readonly bytes: number;
  /** From the start to the end of the body or the error. */
  readonly ms: number;
  readonly isReused: boolean;
}

/** A small body that is not wanted is read to its end, for a short time: that keeps the connection usable. */
const DRAIN_BYTES = 64 * 1024;
const DRAIN_MS = 2_000;

/** Bytes per second: a body that comes slower over `timeoutMs` is given up. */
const MIN_RATE = 1_024;
/** A body that takes so many times `timeoutMs` is given up. */
const MAX_BODY_TIMES = 15;

/** A body's silence is looked for as often within its time. */
const SILENCE_PARTS = 4;

/** undici can't abort a request that waits for a connection, so the timer of the connector must fire first. */
const CONNECT_GRACE_MS = 2_000;

const NOT_WANTED = new Error('the rest of the body is not wanted');

/** Name and value in turn. */
function headerList(host: string, ...parts: readonly HttpRequest['headers'][]): string[] {
  const list = ['host', host];
  for (const headers of parts) for (const [name, value] of Object.entries(headers)) list.push(name, value);
  return list;
}

/** Sends one request and reads its response. Rejects only on abort and for what `onData` throws. */
export function sendOnce(request: HttpRequest, options: SendOptions): Promise<SendResult> {
  return new Promise((resolve, reject) => {
    const { method } = request;
    const { route, signal, timeoutMs } = options;
    let controller: Dispatcher.DispatchController | null = null;
    let head: HttpHead | null = null;
    let reader: BodyReader | null = null;
    let bodyTimeout: PhaseTimeout | null = null;
    let timer: Countdown | null = null;
    let silence: Countdown | null = null;
    const startedAt = performance.now();
    let leftAt = 0;
    let wireBytes = 0;
    let isReused = false;
    /** The last byte of the body is here. */
    let hasCome = false;
    let isSettled = false;
    let place = -1;

    const settle = (act: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      timer?.stop();
      silence?.stop();
      options.inFlight.remove(place);
      act();
    };
    const wireFacts = (): WireFacts => ({ bytes: wireBytes, ms: performance.now() - startedAt, isReused });
    const hangUp = (reason: Error): void => {
      if (controller !== null && !controller.aborted) controller.abort(reason);
    };
    const respond = (body: BodyResult | null): void => {
      const known = head;
      if (known === null) return;
      settle(() => {
        if (body?.defect) reject(body.defect.error);
        else resolve({ kind: 'response', head: known, body, bodyTimeout, wire: wireFacts() });
      });
    };
    const fail = (error: unknown): void => {
      settle(() => resolve({ kind: 'error', error: networkErrorOf(error, options.staleErrors), wire: wireFacts() }));
    };
    const onAbort = (): void => {
      settle(() => reject(signal.reason));
      hangUp(NOT_WANTED);
    };
    const startPhase = (phase: PhaseTimeout['phase'], ms: number): void => {
      timer?.stop();
      timer = startCountdown(ms, () => endPhase(phase));
    };
    const endPhase = (phase: PhaseTimeout['phase']): void => {
      const timeout = new PhaseTimeout(phase, timeoutMs);
      if (phase === 'body') {
        const isWhole = reader?.isWhole() ?? false;
        if (!isWhole) bodyTimeout = timeout;
        endBody(isWhole);
      } else {
        fail(timeout);
      }
      hangUp(timeout);
    };
    // In parts: a timer for each piece of a body would cost more than the piece.
    const watchSilence = (quietParts = 0, before = wireBytes): void => {
      silence?.stop();
      silence = startCountdown(timeoutMs / SILENCE_PARTS, () => {
        const isQuiet = wireBytes === before;
        if (isQuiet && quietParts + 1 >= SILENCE_PARTS) endPhase('body');
        else watchSilence(isQuiet ? quietParts + 1 : 0);
      });
    };
    const startBody = (times = 1, before = wireBytes): void => {
      timer?.stop();
      timer = startCountdown(timeoutMs, () => {
        const isTooSlow = wireBytes - before < (MIN_RATE * timeoutMs) / 1_000;
        if (isTooSlow || times >= MAX_BODY_TIMES) endPhase('body');
        else startBody(times + 1);
      });
    };
    /** While this program keeps the server waiting, or has all of its bytes, no time of the server counts. */
    const stopTime = (): void => {
      timer?.pause();
      silence?.stop();
    };
    // The time of the whole body goes on where it stood: however often this program has to be waited for, it ends.
    const startTime = (): void => {
      if (isSettled || hasCome) return;
      timer?.goOn();
      watchSilence();
    };
    const dropBody = (): void => {
      respond(null);
      hangUp(NOT_WANTED);
    };
    const endBody = (isWhole: boolean): void => {
      if (reader === null) respond(null);
      else reader.end(isWhole);
    };

    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    place = options.inFlight.add(onAbort);

    const { origin, host, pathname, search } = request.url;
    route.dispatcher.dispatch(
      {
        origin,
        path: route.isForwarded ? `${origin}${pathname}${search}` : `${pathname}${search}`,
        method,
        headers: headerList(host, route.headers, request.headers),
        // By default undici closes the connection after each HEAD.
        reset: route.isLenient,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (isSettled) {
            hangUp(NOT_WANTED);
            return;
          }
          isReused = !route.takeNewConnection();
          leftAt = performance.now();
          options.onLeave();
          startPhase('headers', timeoutMs);
        },
        onResponseStart(_, status, headers) {
          // Interim responses (1xx) come here too; a flood of them is bounded by the time for the headers.
          if (status < 200 || isSettled) return;
          head = { status, headers, latencyMs: performance.now() - leftAt };
          const plan = method === 'HEAD' ? null : request.onHead(head);
          if (plan !== null) {
            startBody();
            watchSilence();
            const wire = {
              onReady: () => {
                startTime();
                controller?.resume();
              },
              stop: () => hangUp(NOT_WANTED),
              onWait: stopTime,
              onGoOn: startTime,
            };
            reader = createBodyReader(plan, wire, options.room);
            reader.done.then(respond, reject);
            return;
          }
          startPhase('body', Math.min(timeoutMs, DRAIN_MS));
          if (method === 'GET' && (contentLengthOf(headers) ?? 0) > DRAIN_BYTES) dropBody();
        },
        onResponseData(_, chunk) {
          wireBytes += chunk.length;
          if (reader === null) {
            if (wireBytes > DRAIN_BYTES) dropBody();
            return;
          }
          if (reader.write(chunk)) return;
          stopTime();
          controller?.pause();
        },
        onResponseEnd() {
          hasCome = true;
          stopTime();
          endBody(true);
        },
        onResponseError(_, error) {
          // Whoever wants the body has it from the second try.
          const isBodyMalformed = reader !== null && !route.isLenient && networkErrorOf(error).isMalformed;
          if (head === null || isBodyMalformed) fail(error);
          else endBody(false);
        },
      },
    );
    // Most requests find a connection that is open, and have left by now.
    if (controller === null && !isSettled) startPhase('connect', timeoutMs + CONNECT_GRACE_MS);
  });
}
