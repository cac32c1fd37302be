/**
 * What is to be told when the client ends. A listener of a signal for each request would cost as much as the request; in a
 * set, which keeps what was deleted until its table is replaced, requests would outlive themselves by a whole sweep of the heap.
 */
export interface UnderWay {
  /** @returns its place, for `remove` */
  add(end: () => void): number;
  remove(place: number): void;
  endAll(): void;
}

export function makeUnderWay(): UnderWay {
  const places: ((() => void) | null)[] = [];
  const free: number[] = [];
  return {
    add(end) {
      const place = free.pop() ?? places.length;
      places[place] = end;
      return place;
    },
    remove(place) {
      if (places[place] === null) return;
      places[place] = null;
      free.push(place);
    },
    endAll() {
      for (const end of [...places]) end?.();
    },
  };
}
