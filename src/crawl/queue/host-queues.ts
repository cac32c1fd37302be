/** Work divided by host, so that a slow host keeps nothing waiting but itself. */
export interface HostQueues<T> {
  /** @param isUrgent before all that waits for the host and is not */
  push(host: string, job: T, isUrgent: boolean): void;
  /** Counts work outside the lanes that may bring new jobs; call what it returns when that is done. */
  hold(): () => void;
  /** Resolves when nothing waits and nothing is under way; rejects with the first error of a job. */
  idle(): Promise<void>;
  /** Drops what waits; `idle` resolves at once, whatever is still under way. */
  stop(): void;
  readonly waiting: number;
}

export interface HostQueuesOptions<T> {
  readonly run: (job: T) => Promise<void>;
  /** Jobs of one host handed out at once: a few more than it may be asked, so that no connection waits for us. */
  readonly perHost: number;
  readonly total: number;
}

interface HostQueue<T> {
  urgent: T[];
  urgentHead: number;
  plain: T[];
  plainHead: number;
  active: number;
  isListed: boolean;
}

export function createHostQueues<T>({ run, perHost, total }: HostQueuesOptions<T>): HostQueues<T> {
  const lanes = new Map<string, HostQueue<T>>();
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

  const take = (lane: HostQueue<T>): T | undefined => {
    if (lane.urgentHead < lane.urgent.length) {
      const job = lane.urgent[lane.urgentHead++];
      if (lane.urgentHead === lane.urgent.length) {
        lane.urgent = [];
        lane.urgentHead = 0;
      }
      return job;
    }
    const job = lane.plain[lane.plainHead++];
    if (lane.plainHead >= lane.plain.length) {
      lane.plain = [];
      lane.plainHead = 0;
    }
    return job;
  };

  const hasJobs = (lane: HostQueue<T>): boolean => lane.urgent.length > 0 || lane.plain.length > 0;

  const list = (lane: HostQueue<T>): void => {
    if (lane.isListed || lane.active >= perHost || !hasJobs(lane)) return;
    lane.isListed = true;
    ready.push(lane);
  };

  const start = (lane: HostQueue<T>, job: T): void => {
    lane.active++;
    active++;
    waiting--;
    run(job)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        lane.active--;
        active--;
        list(lane);
        dispatch();
        checkIdle();
      });
  };

  const dispatch = (): void => {
    while (active < total && ready.length > 0 && !isStopped && failure === null) {
      // One job of each host in turn.
      const turn = ready;
      ready = [];
      for (const lane of turn) {
        lane.isListed = false;
        const job = active < total && lane.active < perHost ? take(lane) : undefined;
        if (job !== undefined) start(lane, job);
        list(lane);
      }
    }
  };

  return {
    push(host, job, isUrgent) {
      if (isStopped) return;
      let lane = lanes.get(host);
      if (!lane) {
        lane = { urgent: [], urgentHead: 0, plain: [], plainHead: 0, active: 0, isListed: false };
        lanes.set(host, lane);
      }
      (isUrgent ? lane.urgent : lane.plain).push(job);
      waiting++;
      list(lane);
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
