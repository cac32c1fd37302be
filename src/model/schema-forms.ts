import * as z from 'zod';

/** The output of a schema, read-only at every depth. */
export type Immutable<T> = { readonly [K in keyof T]: Immutable<T[K]> };

/** The same fields, each optional and without its default. */
export function withoutDefaults<Shape extends Fields>(shape: Shape): WithoutDefaults<Shape> {
  const entries = Object.entries(shape).map(([key, field]) => [
    key,
    field instanceof z.ZodDefault ? z.exactOptional(field.unwrap()) : field,
  ]);
  // A list of pairs loses the types of the fields.
  return Object.fromEntries(entries) as WithoutDefaults<Shape>;
}

type Fields = Readonly<Record<string, z.ZodType>>;

type WithoutDefaults<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends z.ZodDefault<infer Inner> ? z.ZodExactOptional<Inner> : Shape[Key];
};
