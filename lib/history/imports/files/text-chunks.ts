import { isUtf8 } from "node:buffer";

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Finds the encoding by the first bytes: a mark, or the zero byte beside the first character. */
function utf16Of(first: Buffer): "utf-16le" | "utf-16be" | null {
  const [one, two] = first;
  if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0)) return "utf-16le";
  if ((one === 0xfe && two === 0xff) || (one === 0 && two !== 0)) return "utf-16be";
  return null;
}

/** Yields the chunks of a text file as UTF-8 without a byte order mark. The first chunk has at least four bytes if the file has. */
export async function* textChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  let first: Buffer | null = Buffer.of();
  for await (const chunk of chunks) {
    if (first) {
      first = Buffer.concat([first, chunk]);
      if (first.length < 4) continue;
      const encoding = utf16Of(first);
      if (encoding) decoder = new TextDecoder(encoding);
      const content: Buffer = first.subarray(first.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0);
      first = null;
      yield decoder ? Buffer.from(decoder.decode(content, { stream: true })) : content;
    } else yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (first && first.length > 0) yield first;
}

/** Parses a value of a file. @returns undefined if it is not JSON in UTF-8 */
export function parseValue(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return undefined;
  }
}
