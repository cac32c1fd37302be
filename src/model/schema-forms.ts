import { z } from 'zod';

/** What a schema gives, as it goes through the program: nobody changes it. */
export type Immutable<T> = { readonly [K in keyof T]: Immutable<T[K]> };

/** The fields of an object that may each be left out, and then have no value. */
export function withoutDefaults<Shape extends Fields>(shape: Shape): WithoutDefaults<Shape> {
  const entries = Object.entries(shape).map(([key, field]) => [
    key,
    field instanceof z.ZodDefault ? z.exactOptional(field.unwrap()) : field,
  ]);
  // The types of the entries are lost on the way through a list.
  return Object.fromEntries(entries) as WithoutDefaults<Shape>;
}

type Fields = Readonly<Record<string, z.ZodType>>;

type WithoutDefaults<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodDefault<infer Inner> ? z.ZodExactOptional<Inner> : Shape[Key];
};
