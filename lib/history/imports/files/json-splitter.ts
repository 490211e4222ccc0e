const [quote, backslash, openingBracket] = [0x22, 0x5c, 0x5b];
const [other, opening, closing, separator] = [0, 1, 2, 3];

/** Meanings of bytes outside of strings. A table is faster than comparisons. */
const meanings = new Uint8Array(256);
for (const byte of Buffer.from("[{")) meanings[byte] = opening;
for (const byte of Buffer.from("]}")) meanings[byte] = closing;
for (const byte of Buffer.from(", \n\r\t")) meanings[byte] = separator;

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

  /** Returns the values that end in this chunk. @throws ValueTooLarge */
  push(chunk: Buffer): Buffer[] {
    const values: Buffer[] = [];
    let start = 0;
    const begin = (index: number) => {
      this.isInValue = true;
      start = index;
    };
    const end = (index: number) => {
      values.push(this.withCarried(chunk.subarray(start, index)));
      this.isInValue = false;
    };
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (byte === backslash) this.isEscaped = true;
        else if (byte === quote) this.isInString = false;
        continue;
      }
      const meaning = meanings[byte];
      if (meaning === other) {
        if (!this.isInValue) begin(index);
        if (byte === quote) this.isInString = true;
      } else if (meaning === opening) {
        if (!this.isInValue && !this.isInArray && byte === openingBracket) this.isInArray = true;
        else {
          if (!this.isInValue) begin(index);
          this.depth++;
        }
      } else if (meaning === closing) {
        if (this.depth > 0) {
          this.depth--;
          if (this.depth === 0) end(index + 1);
        } else {
          if (this.isInValue) end(index);
          this.isInArray = false;
        }
      } else if (this.isInValue && this.depth === 0) end(index);
    }
    if (this.isInValue) this.carry(chunk.subarray(start));
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
