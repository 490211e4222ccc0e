import { z } from "zod";

/**
 * Building blocks for the schemas of Spotify's replies. Spotify omits fields, sends null for them, and sends objects full of nulls
 * (https://github.com/aome510/spotify-player/issues/398). So a field of an unexpected type counts as missing, and an entry
 * without its essential fields is null. Parsing a parsed reply again changes nothing, because replies are cached.
 */

/** A field that is null when it is missing or has another type. */
export const optional = <Field extends z.ZodType>(field: Field) => field.nullable().catch(null);

/** A field with a value for a missing or wrong one. */
export const withDefault = <Value>(field: z.ZodType<Value>, value: Value) => field.catch(() => value);

export const text = optional(z.string());
export const flag = optional(z.boolean());

const maxInteger = 2_147_483_647;

/** A number that is rounded and limited to the range of PostgreSQL's integer. */
export const wholeNumber = optional(
  z.number().transform(value => Math.min(maxInteger, Math.max(0, Math.round(value)))),
);

const zone = /(Z|[+-]\d{2}:?\d{2})$/i;
/** PostgreSQL has no year 0, and JavaScript writes years after 9999 with a sign. */
const storableTime = /^(?!0000)\d{4}-/;

/** A time as ISO 8601 in UTC. */
export const knownTime = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
  .transform(value => {
    const date = new Date(value.includes("T") && !zone.test(value) ? `${value}Z` : value);
    return Number.isNaN(date.getTime()) ? "" : date.toISOString();
  })
  .pipe(z.string().regex(storableTime));

/** A time that Spotify may not know: it sends null or 1970 for the oldest entries. */
export const time = optional(knownTime);

/** Returns the entries of a list that can be used. */
export const usable = <Entry>(entries: readonly (Entry | null)[]): Entry[] =>
  entries.filter(entry => entry !== null);

/** The list that a reply consists of. An unusable entry is null, so that the other entries keep their places. */
export const places = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(optional(entry))
    .nullable()
    .transform(entries => entries ?? []);

/** The list that a reply consists of, without its unusable entries. */
export const mainList = <Entry extends z.ZodType>(entry: Entry) => places(entry).transform(usable);

/** A list inside an object, without its unusable entries. A missing one is empty. */
export const list = <Entry extends z.ZodType>(entry: Entry) => withDefault(mainList(entry), []);

/** A total, null when Spotify names no usable number. */
export const count = optional(z.number().int().min(0).max(maxInteger));

/** A page of a list. */
export const page = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({ items: places(entry), total: count, next: text });
