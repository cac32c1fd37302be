import { InvalidArgumentError } from 'commander';

/** The text itself. */
export const anyText = (value: string): string => value;

/** A whole number not below `least`. An error shows values by example, which needs no language. */
export const whole =
  (least: number, ...words: readonly string[]) =>
  (value: string): number => {
    if (!/^\d+$/.test(value) || Number(value) < least)
      throw new InvalidArgumentError([least, least + 1, least + 2, '…', ...words].join(', '));
    return Number(value);
  };

export const sample = (value: string): number | 'all' => (value === 'all' ? 'all' : whole(0, 'all')(value));

/** A moment of the clock, as ISO 8601 in UTC. */
export const instant = (value: string): string => {
  // A day alone means its start in Thailand; a time without a zone is Thai time: the locale of the machine does not matter.
  const text = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `${value}T00:00:00+07:00`
    : /T[\d:.]+$/.test(value)
      ? `${value}+07:00`
      : value;
  if (!isDay(text.slice(0, 10)) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('ISO 8601, 2025-10-02T09:00:00+07:00');
  return new Date(Date.parse(text)).toISOString();
};

/** A day of the calendar (30 February would become 2 March), its year not of the Buddhist era. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  Number(text.slice(0, 4)) < 2400 &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(Date.parse(text)).toISOString().startsWith(text);

/** A file, a folder or a name: nothing at all would silently mean the current folder. */
export const named = (value: string): string => {
  if (value.trim() === '') throw new InvalidArgumentError('NAME');
  return value;
};

/** A SHA-256 or its beginning, as people type it from paper: capitals and blanks do not matter, and twelve digits are like no other. */
export const fingerprint = (value: string): string => {
  const digits = value.replace(/[\s:-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{12,64}$/.test(digits)) throw new InvalidArgumentError('12–64 × 0-9 a-f');
  return digits;
};

/** `2/8`: the second of eight parts. */
export const shard = (value: string): { readonly index: number; readonly of: number } => {
  const match = /^(\d+)\/(\d+)$/.exec(value);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || of < 1 || index < 1 || index > of) throw new InvalidArgumentError('I/N, 1 ≤ I ≤ N');
  return { index, of };
};

/** Names with commas between, as people type them; the option may come several times. */
export const names = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean),
];

/** Identifiers of items with commas between; the option may come several times. */
export const identifiers = (value: string, before: readonly string[] = []): readonly string[] => {
  const ids = names(value);
  // Of no item every verdict would be a pass.
  if (ids.length === 0) throw new InvalidArgumentError('O6, O13, …');
  return [...before, ...ids];
};

export const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
