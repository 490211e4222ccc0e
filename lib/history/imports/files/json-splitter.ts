const [quote, backslash, openingBracket] = [0x22, 0x5c, 0x5b];
const [opening, closing, separator] = [1, 2, 3];

/** Meanings of bytes outside of strings; 0 for all others. A table is faster than comparisons. */
const meanings = new Uint8Array(256);
for (const byte of Buffer.from("[{")) meanings[byte] = opening;
for (const byte of Buffer.from("]}")) meanings[byte] = closing;
for (const byte of Buffer.from(", \n\r\t")) meanings[byte] = separator;

/**
 * Finds the end of an object that has nothing nested, as Spotify formats a row, without looking at each byte: its last line is no part
 * of a string, because strings have no line breaks. Returns -1 if the object may be another one or goes on in the next chunk.
 */
function endOfFlatObject(chunk: Buffer, start: number): number {
  const end = chunk.indexOf("\n  }", start);
  if (end < 0) return -1;
  const content = chunk.subarray(start + 1, end);
  return content.includes("{") || content.includes("[") ? -1 : end + 3;
}

/** The size of one value, such as the playlists of an account, that is parsed as a whole. */
export const maxValueBytes = 32 * 1024 * 1024;

export class ValueTooLarge extends Error {}

/**
 * Splits JSON into the values of its outermost array, or into the values that follow each other (JSON Lines), while it arrives. Only one
 * value is in memory at a time, and a value with an error does not affect the others. Parsers that report every token are ten
 * times slower.
 */
export class JsonSplitter {
  private isInArray = false;
  private isInValue = false;
  private isInString = false;
  private isEscaped = false;
  private depth = 0;
  private carried: Buffer[] = [];
  private carriedBytes = 0;

  /** Returns the values that end in this chunk. Local variables, because this runs for each byte. @throws ValueTooLarge */
  push(chunk: Buffer): Buffer[] {
    const values: Buffer[] = [];
    if (chunk.length === 0) return values;
    let { isInArray, isInValue, isInString, depth } = this;
    let start = 0;
    // One search that finds nothing is the last one in a chunk: repeated for each of a million tiny objects, it would take minutes.
    let hasFlatObjects = true;
    // The byte after a backslash at the end of the last chunk.
    let index = this.isEscaped ? 1 : 0;
    this.isEscaped = false;
    for (; index < chunk.length; index++) {
      if (isInString) {
        while (index < chunk.length && chunk[index] !== quote) index += chunk[index] === backslash ? 2 : 1;
        isInString = index >= chunk.length;
        this.isEscaped = index > chunk.length;
        continue;
      }
      const byte = chunk[index] as number;
      const meaning = meanings[byte];
      const isEnd = meaning === closing ? depth <= 1 : meaning === separator && depth === 0;
      if (isEnd && isInValue) {
        const isInside = meaning === closing && depth === 1;
        values.push(this.withCarried(chunk.subarray(start, isInside ? index + 1 : index)));
        isInValue = false;
      }
      if (meaning === closing) {
        if (depth > 0) depth--;
        else isInArray = false;
      } else if (meaning === opening && !isInValue && !isInArray && byte === openingBracket) isInArray = true;
      else if (meaning !== separator) {
        if (!isInValue) {
          isInValue = true;
          start = index;
          const end: number = hasFlatObjects && meaning === opening ? endOfFlatObject(chunk, start) : -1;
          hasFlatObjects = end >= 0;
          if (end >= 0) {
            values.push(chunk.subarray(start, end + 1));
            isInValue = false;
            index = end;
            continue;
          }
        }
        if (meaning === opening) depth++;
        if (byte === quote) isInString = true;
      }
    }
    Object.assign(this, { isInArray, isInValue, isInString, depth });
    if (isInValue) this.carry(chunk.subarray(start));
    return values;
  }

  /** Returns the last value if the file ends with one, and tells if the file ends before its JSON does. */
  finish(): { rest: Buffer | null; isTruncated: boolean } {
    const rest = this.isInValue ? this.withCarried(Buffer.of()) : null;
    const isTruncated = this.isInArray || this.depth > 0 || this.isInString;
    return { rest, isTruncated };
  }

  private carry(part: Buffer): void {
    this.carriedBytes += part.length;
    if (this.carriedBytes > maxValueBytes) throw new ValueTooLarge();
    this.carried.push(Buffer.from(part));
  }

  private withCarried(part: Buffer): Buffer {
    if (this.carried.length === 0) return part;
    const value = Buffer.concat([...this.carried, part]);
    this.carried = [];
    this.carriedBytes = 0;
    return value;
  }
}
