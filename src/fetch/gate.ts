/** Lets so many in at once; whoever comes later waits in the order of coming. */
export interface Gate {
  run<T>(task: () => Promise<T>): Promise<T>;
  width(): number;
  /** Those who are in already stay. */
  setWidth(width: number): void;
}

/** Made for thousands of requests, each of which passes two gates: who need not wait costs one promise. */
export function makeGate(initialWidth: number): Gate {
  let width = initialWidth;
  let inside = 0;
  let waiting: (() => void)[] = [];
  let next = 0;

  const letIn = (): void => {
    while (inside < width && next < waiting.length) {
      const enter = waiting[next++];
      if (next === waiting.length) {
        waiting = [];
        next = 0;
      }
      inside++;
      enter?.();
    }
  };

  return {
    async run(task) {
      if (inside < width && waiting.length === 0) inside++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        inside--;
        letIn();
      }
    },
    width: () => width,
    setWidth(wanted) {
      width = wanted;
      letIn();
    },
  };
}
