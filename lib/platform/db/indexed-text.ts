/** A row of a PostgreSQL index has at most 2,704 bytes; this leaves room for two ids. */
const maxIndexedBytes = 2_600;

/** Tells whether PostgreSQL can index a text beside two ids. */
export const fitsIndex = (text: string): boolean => Buffer.byteLength(text) <= maxIndexedBytes;

/** Shortens a text that PostgreSQL could not index. */
export function shortenToIndex(text: string): string {
  if (fitsIndex(text)) return text;
  // A character of UTF-16 has at most three bytes in UTF-8.
  return text.slice(0, maxIndexedBytes / 3).toWellFormed();
}
