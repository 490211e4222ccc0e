/** A JSON object of a file, of which nothing is certain. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Longer texts than any name. */
const maxTextLength = 1_000;

/** Returns a text as PostgreSQL can store it; null for an empty text and everything else. */
export function textOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  // Nearly all texts need neither, and this runs for millions of them.
  const text = value.includes("\u0000") ? value.replaceAll("\u0000", "") : value;
  const storable = text.isWellFormed() ? text : text.toWellFormed();
  return storable.trim() === "" ? null : storable.slice(0, maxTextLength).toWellFormed();
}

export const flagOf = (value: unknown): boolean | null => (typeof value === "boolean" ? value : null);

const maxMs = 2_147_483_647;

/** Returns a length in milliseconds, or null for anything that is none. */
export const msOf = (value: unknown): number | null =>
  typeof value === "number" && value >= 0 && value <= maxMs ? Math.round(value) : null;

const timePattern = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|\+00:?00)?$/;
/** Before Spotify and Last.fm existed. */
const earliest = Date.UTC(2002, 0);
/** The inaccuracy of a clock. */
const futureMs = 24 * 60 * 60_000;

/** Returns a time that a play can have, in milliseconds since 1970. */
export function plausibleTime(ms: number): number | null {
  return ms >= earliest && ms <= Date.now() + futureMs ? ms : null;
}

/** Parses a time in UTC to the second. Files have it with `T` and `Z`, with a space, or without seconds. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const parts = timePattern.exec(value);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second = 0] = parts.map(Number);
  const ms = Date.UTC(year as number, (month as number) - 1, day, hour, minute, second || 0);
  // Date.UTC takes February 30 as March 2.
  const isReal = new Date(ms).getUTCDate() === day && (hour as number) < 24 && (minute as number) < 60;
  return isReal ? plausibleTime(ms) : null;
}
