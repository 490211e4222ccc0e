import type { SkipReasons } from "@/lib/library/skip-reasons";
import { isDatabaseUnavailable } from "@/lib/platform/db/outage";
import type { HistoryFile, HistoryFileKind } from "@/lib/schemas/history-imports";
import { isFields } from "../rows/fields";
import { type Format, formatOf } from "../rows/formats";
import { isSkippedRow, malformed, type ParsedRow, type RowSkipReason } from "../rows/row";
import type { RowStager } from "../stage/row-stager";
import { scrobbleLines } from "./csv";
import { JsonSplitter, ValueTooLarge } from "./json-splitter";
import { parseValue, textChunks } from "./text-chunks";

/** Where the rows of all files of an import go. */
export type RowSink = {
  stager: RowStager;
  skipped: SkipReasons<RowSkipReason>;
  /** Called with the number of bytes that were read. */
  onBytes: (count: number) => Promise<void>;
};

/** A file without a row of a known format among so many is of another kind. */
const valuesToRecognize = 100;

const libraryKeys = ["tracks", "playlists"];

/** Says what a JSON file without history is. */
const kindOfOther = (value: unknown): HistoryFileKind =>
  isFields(value) && libraryKeys.some(key => Array.isArray(value[key])) ? "spotify-library" : "unknown";

/** Reads the rows of one file into the sink and describes the file. */
class FileReader {
  private format: Format | null = null;
  private rows = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;
  /** The kinds of the values before the first row of a known format. The values themselves can be of any size. */
  private unknown: HistoryFileKind[] = [];

  constructor(
    private readonly name: string,
    private readonly sink: RowSink,
  ) {}

  get isUnknown(): boolean {
    return !this.format && this.unknown.length >= valuesToRecognize;
  }

  /** Takes a value of a JSON file; undefined stands for one that is no JSON. */
  takeValue(value: unknown): void {
    if (!this.format) {
      this.format = formatOf(value);
      if (!this.format) {
        this.unknown.push(value === undefined ? "unreadable" : kindOfOther(value));
        return;
      }
      for (const _ of this.unknown) this.takeRow(malformed);
    }
    const format =
      isFields(value) && !this.format.matches(value) ? (formatOf(value) ?? this.format) : this.format;
    const rows = format.rowsOf && isFields(value) ? format.rowsOf(value) : [value];
    for (const row of rows) this.takeRow(this.parse(format, row));
  }

  takeRow(row: ParsedRow): void {
    this.rows++;
    if (isSkippedRow(row)) {
      this.sink.skipped.add(row.skipped, [row.example ?? `${this.name}: ${this.rows}`]);
      return;
    }
    const time = row.endedAt ?? row.startedAt;
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
    this.sink.stager.add(row);
  }

  describe(kind: HistoryFileKind, isTruncated: boolean): HistoryFile {
    const isoOf = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
    return {
      name: this.name,
      kind,
      rows: this.rows,
      from: isoOf(this.first),
      to: isoOf(this.last),
      isTruncated,
    };
  }

  describeJson(isTruncated: boolean): HistoryFile {
    const [first = "empty"] = this.unknown;
    if (this.format) return this.describe(this.format.source, isTruncated);
    if (this.unknown.length === 0) return this.describe(isTruncated ? "unreadable" : "empty", isTruncated);
    const isUnreadable = this.unknown.every(kind => kind === "unreadable");
    return this.describe(isUnreadable || first !== "unreadable" ? first : "unknown", isTruncated);
  }

  private parse(format: Format, row: unknown): ParsedRow {
    return isFields(row) ? format.parse(row) : malformed;
  }
}

/** The bytes of a file could not be read to their end. */
class UnreadableContent extends Error {}

const firstCharacter = /[^\s]/;

async function readJson(
  reader: FileReader,
  chunks: AsyncIterable<Buffer>,
  { stager }: RowSink,
): Promise<HistoryFile> {
  const splitter = new JsonSplitter();
  let isBroken = false;
  try {
    for await (const chunk of chunks) {
      for (const bytes of splitter.push(chunk)) reader.takeValue(parseValue(bytes));
      if (stager.isFull) await stager.write();
      if (reader.isUnknown) return reader.describeJson(false);
    }
  } catch (error) {
    if (!(error instanceof ValueTooLarge || error instanceof UnreadableContent)) throw error;
    isBroken = true;
  }
  const { rest, isTruncated } = splitter.finish();
  if (rest) reader.takeValue(isBroken ? undefined : parseValue(rest));
  return reader.describeJson(isTruncated || isBroken);
}

/** Yields the chunks of a file and reports their size. @throws UnreadableContent */
async function* countBytes(content: AsyncIterable<Buffer>, { onBytes }: RowSink): AsyncGenerator<Buffer> {
  const iterator = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await iterator.next().catch(error => {
        throw isDatabaseUnavailable(error) ? error : new UnreadableContent();
      });
      if (done) return;
      await onBytes(value.length);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Reads one file. A file that cannot be read, or that has no history, brings no rows; only an outage of the database throws. */
export async function readFile(
  name: string,
  content: AsyncIterable<Buffer>,
  sink: RowSink,
): Promise<HistoryFile> {
  const reader = new FileReader(name, sink);
  try {
    return await readAny(reader, content, sink);
  } catch (error) {
    if (!(error instanceof UnreadableContent)) throw error;
    return reader.describe("unreadable", true);
  }
}

async function readAny(
  reader: FileReader,
  content: AsyncIterable<Buffer>,
  sink: RowSink,
): Promise<HistoryFile> {
  const chunks = textChunks(countBytes(content, sink));
  let start = Buffer.of();
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return reader.describe("empty", false);
    start = Buffer.concat([start, value]);
    if (firstCharacter.test(start.toString("latin1"))) break;
    start = Buffer.of();
  }
  async function* all() {
    yield start;
    yield* chunks;
  }
  const first = firstCharacter.exec(start.toString("latin1"))?.[0];
  if (first === "[" || first === "{") return readJson(reader, all(), sink);
  if (first === "<") return reader.describe("html", false);
  for await (const row of scrobbleLines(all())) {
    reader.takeRow(row);
    if (sink.stager.isFull) await sink.stager.write();
  }
  const described = reader.describe("lastfm", false);
  return described.rows > 0 ? described : { ...described, kind: "unknown" };
}
