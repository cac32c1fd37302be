/** Lets the requests of one page out, no more than a few at a time. */
export interface RequestGate {
  /** @param go sends the request; it is over when `done` is called for it */
  enter(go: () => void): void;
  done(): void;
}

export function createRequestGate(atOnce: number): RequestGate {
  const waiting: (() => void)[] = [];
  let under = 0;
  return {
    enter(go) {
      if (under >= atOnce) {
        waiting.push(go);
        return;
      }
      under += 1;
      go();
    },
    done() {
      const next = waiting.shift();
      if (next) next();
      else under = Math.max(0, under - 1);
    },
  };
}
