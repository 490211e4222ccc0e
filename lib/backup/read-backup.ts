import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { OperatorError } from "@/lib/platform/operator-error";
import {
  checksumLineLength,
  checksumPrefix,
  damaged,
  endOfRows,
  type Manifest,
  parseManifest,
} from "./manifest";

const maxLineLength = 1_000_000;
const lineEnd = 0x0a;

/** Reads the lines of a backup, and the rows between them, without holding more than a part of a table in memory. */
export class BackupReader {
  private rest = Buffer.alloc(0);

  constructor(private readonly chunks: AsyncIterator<Buffer>) {}

  /** Reads more. @returns false at the end */
  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (!done) this.rest = Buffer.concat([this.rest, value]);
    return !done;
  }

  /** Returns the next line without its end; what is left if it has none. */
  async line(): Promise<string> {
    let end = this.rest.indexOf(lineEnd);
    while (end < 0 && this.rest.length < maxLineLength && (await this.more()))
      end = this.rest.indexOf(lineEnd);
    const line = this.rest.subarray(0, end < 0 ? this.rest.length : end).toString("utf8");
    this.rest = this.rest.subarray(end < 0 ? this.rest.length : end + 1);
    return line;
  }

  /** Yields the rows up to the line that ends them. */
  async *rows(): AsyncGenerator<Buffer> {
    // The end is searched as a whole line. The line before the rows ended with this one.
    this.rest = Buffer.concat([Buffer.from("\n"), this.rest]);
    const end = `\n${endOfRows}`;
    let isFirst = true;
    for (;;) {
      const at = this.rest.indexOf(end);
      // The last bytes may be the beginning of the end.
      const length = at < 0 ? Math.max(0, this.rest.length - end.length) : at + 1;
      const part = this.rest.subarray(isFirst ? 1 : 0, length);
      if (length > 0) isFirst = false;
      this.rest = this.rest.subarray(at < 0 ? length : at + end.length);
      if (part.length > 0) yield part;
      if (at >= 0) return;
      if (!(await this.more())) throw new Error("The backup ends within the rows of a table.");
    }
  }
}

/** Reads and decompresses a file. */
function readChunks(file: string): AsyncIterator<Buffer> & AsyncIterable<Buffer> {
  const content = createGunzip();
  createReadStream(file)
    .once("error", error => content.destroy(error))
    .pipe(content);
  return content[Symbol.asyncIterator]();
}

/** Opens the content of a backup. */
export const readBackup = (file: string): BackupReader => new BackupReader(readChunks(file));

/** Explains why a file cannot be read. */
function unreadable(file: string, error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new OperatorError(`There is no file ${file}.`);
  if (code === "Z_DATA_ERROR" && /incorrect header check/.test(message))
    return new OperatorError(`${file} is no backup of Tonearm. Nothing was changed.`);
  return code.startsWith("Z_") ? damaged(file) : new OperatorError(`${file} cannot be read (${message}).`);
}

/**
 * Reads a whole backup and compares its checksum.
 * @throws OperatorError when it is no backup, is damaged, or has a later format
 */
export async function verifyBackup(file: string): Promise<Manifest> {
  const checksum = createHash("sha256");
  let last = Buffer.alloc(0);
  let firstLine = "";
  let manifest: Manifest | undefined;
  try {
    for await (const chunk of readChunks(file)) {
      if (!manifest) {
        firstLine += chunk.toString("latin1");
        const end = firstLine.indexOf("\n");
        if (end >= 0 || firstLine.length > maxLineLength)
          manifest = parseManifest(Buffer.from(firstLine.slice(0, end), "latin1").toString("utf8"), file);
      }
      const all = Buffer.concat([last, chunk]);
      const end = Math.max(0, all.length - checksumLineLength);
      checksum.update(all.subarray(0, end));
      last = all.subarray(end);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  manifest ??= parseManifest(firstLine, file);
  if (last.toString() !== `${checksumPrefix}${checksum.digest("hex")}\n`) throw damaged(file);
  return manifest;
}
