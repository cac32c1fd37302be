export interface TagAttributes {
  isEmpty(): boolean;
  clear(): void;
  set(name: string, value: string): void;
  get(name: string): string | undefined;
}

/** The few attributes of one tag: a map would cost a new table for every tag. */
export function createAttributes(): TagAttributes {
  const names: string[] = [];
  const values: string[] = [];
  let count = 0;
  const find = (name: string): number => {
    for (let at = 0; at < count; at++) if (names[at] === name) return at;
    return -1;
  };
  return {
    isEmpty: () => count === 0,
    clear() {
      count = 0;
    },
    set(name, value) {
      // The first of a name is the one that counts (HTML Standard, 13.2.5.33).
      if (find(name) >= 0) return;
      names[count] = name;
      values[count++] = value;
    },
    get(name) {
      const at = find(name);
      return at < 0 ? undefined : values[at];
    },
  };
}
