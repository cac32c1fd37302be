/** Work divided by host, so that a slow host keeps nothing waiting but itself. */
export interface HostQueues<T> {
  /** @param isUrgent before all that waits for the host and is not */
  push(host: string, job: T, isUrgent: boolean): void;
  /** Counts work outside the queues that may bring new jobs; call what it returns when that is done. */
  hold(): () => void;
  /** Resolves when nothing waits and nothing is running; rejects with the first error of a job. */
  idle(): Promise<void>;
  /** Drops what waits; `idle` resolves at once, whatever is still running. */
  stop(): void;
  readonly waiting: number;
}

export interface HostQueuesOptions<T> {
  readonly run: (job: T) => Promise<void>;
  /** Jobs of one host handed out at once: a few more than it may be asked, so that no connection waits for us. */
  readonly perHost: number;
  readonly total: number;
}

interface Lane<T> {
  jobs: T[];
  /** The next job; those before it are taken. */
  head: number;
}

interface HostQueue<T> {
  readonly urgent: Lane<T>;
  readonly plain: Lane<T>;
  active: number;
  isListed: boolean;
}

export function createHostQueues<T>({ run, perHost, total }: HostQueuesOptions<T>): HostQueues<T> {
  const queues = new Map<string, HostQueue<T>>();
  let ready: HostQueue<T>[] = [];
  let active = 0;
  let held = 0;
  let waiting = 0;
  let isStopped = false;
  let failure: { readonly error: unknown } | null = null;
  let idleListeners: (() => void)[] = [];

  const isIdle = (): boolean => isStopped || failure !== null || (active === 0 && held === 0 && waiting === 0);

  const checkIdle = (): void => {
    if (!isIdle()) return;
    for (const resolve of idleListeners) resolve();
    idleListeners = [];
  };

  const take = ({ urgent, plain }: HostQueue<T>): T | undefined => {
    const lane = urgent.jobs.length > 0 ? urgent : plain;
    const job = lane.jobs[lane.head++];
    if (lane.head >= lane.jobs.length) {
      lane.jobs = [];
      lane.head = 0;
    }
    return job;
  };

  const hasJobs = ({ urgent, plain }: HostQueue<T>): boolean => urgent.jobs.length > 0 || plain.jobs.length > 0;

  const list = (queue: HostQueue<T>): void => {
    if (queue.isListed || queue.active >= perHost || !hasJobs(queue)) return;
    queue.isListed = true;
    ready.push(queue);
  };

  const start = (queue: HostQueue<T>, job: T): void => {
    queue.active++;
    active++;
    waiting--;
    run(job)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        queue.active--;
        active--;
        list(queue);
        dispatch();
        checkIdle();
      });
  };

  const dispatch = (): void => {
    while (active < total && ready.length > 0 && !isStopped && failure === null) {
      // One job of each host in turn.
      const turn = ready;
      ready = [];
      for (const queue of turn) {
        queue.isListed = false;
        const job = active < total && queue.active < perHost ? take(queue) : undefined;
        if (job !== undefined) start(queue, job);
        list(queue);
      }
    }
  };

  return {
    push(host, job, isUrgent) {
      if (isStopped) return;
      let queue = queues.get(host);
      if (!queue) {
        queue = { urgent: { jobs: [], head: 0 }, plain: { jobs: [], head: 0 }, active: 0, isListed: false };
        queues.set(host, queue);
      }
      (isUrgent ? queue.urgent : queue.plain).jobs.push(job);
      waiting++;
      list(queue);
      dispatch();
    },
    hold() {
      held++;
      return () => {
        held--;
        checkIdle();
      };
    },
    async idle() {
      if (!isIdle()) await new Promise<void>((resolve) => idleListeners.push(resolve));
      if (failure) throw failure.error;
    },
    stop() {
      isStopped = true;
      checkIdle();
    },
    get waiting() {
      return waiting;
    },
  };
}
