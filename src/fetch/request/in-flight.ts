/**
 * What to call when the client ends. Listeners of an AbortSignal are a linked list: ended requests, with their bodies, would
 * stay reachable from one another until a sweep of the whole heap, and garbage collection would double the time of a request.
 */
export interface InFlight {
  /** @returns the place, for `remove` */
  add(end: () => void): number;
  remove(place: number): void;
  endAll(): void;
}

export function createInFlight(): InFlight {
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
