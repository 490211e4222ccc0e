import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { requireWithinLimit } from "@/lib/library/require-room";
import { searchText } from "@/lib/library/search/search-text";
import { sqlTransaction } from "@/lib/platform/db";
import { ImportStopped } from "../interruptions";
import type { FileRow, FileSong } from "../rows/row";

const rowsPerBatch = 5_000;

const songColumns = ["import_id", "number", "uri", "title", "artist", "album", "name_key", "length_ms"];
const rowColumns = [
  "import_id",
  "number",
  "song",
  "source",
  "played_at",
  "started_at",
  "ended_at",
  "ms_played",
  "start_is_estimate",
  "reason_start",
  "reason_end",
  "is_skipped",
  "is_shuffled",
  "is_offline",
  "is_private",
];

type Value = string | number | boolean | null;

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const special = /[\\\n\r\t]/g;

const copyText = (text: string) =>
  text.search(special) < 0 ? text : text.replace(special, char => escapes[char] ?? char);

/** Formats a line of COPY (https://www.postgresql.org/docs/current/sql-copy.html). */
function copyLine(values: Value[]): string {
  let line = "";
  for (const value of values)
    line += `${line && "\t"}${value === null ? "\\N" : typeof value === "string" ? copyText(value) : value}`;
  return `${line}\n`;
}

async function copyInto(client: pg.PoolClient, table: string, columns: string[], lines: string[]) {
  if (lines.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  stream.end(lines.join(""));
  await finished(stream);
}

/** Keeps the import from being deleted before its rows are written, which would stay otherwise. */
const keepImport = "SELECT 1 FROM history_imports WHERE id = $1 AND state = 'reading' FOR KEY SHARE";

const isoOf = (ms: number) => new Date(ms).toISOString();

/** The title and the artist as the first two lines of the search text of a song. */
export const nameKeyOf = ({ title, artist }: Pick<FileSong, "title" | "artist">): string =>
  `${searchText(title)}\n${searchText(artist)}`;

/** Collects rows of files and writes them to the staging tables in batches. Each song is staged once. */
export class RowStager {
  private readonly songs = new Map<string, number>();
  private songLines: string[] = [];
  private rowLines: string[] = [];
  private rowCount = 0;
  private written: Promise<void> = Promise.resolve();

  constructor(private readonly importId: string) {}

  get isFull(): boolean {
    return this.rowLines.length >= rowsPerBatch;
  }

  /** @throws AppError library_full, because people share the memory of the worker and the disk */
  add({ song, ...row }: FileRow): void {
    requireWithinLimit("historyRows", this.rowCount + 1);
    const playedAt = isoOf(row.playedAt);
    this.rowLines.push(
      copyLine([
        this.importId,
        this.rowCount++,
        this.numberOf(song),
        row.source,
        playedAt,
        isoOf(row.startedAt),
        row.endedAt === row.playedAt ? playedAt : row.endedAt === null ? null : isoOf(row.endedAt),
        row.msPlayed,
        row.startIsEstimate,
        row.reasonStart,
        row.reasonEnd,
        row.isSkipped,
        row.isShuffled,
        row.isOffline,
        row.isPrivate,
      ]),
    );
  }

  /** Begins to write what was added, so that the next rows are read meanwhile. Waits for the write before, and throws its error. */
  async write(): Promise<void> {
    const [songLines, rowLines] = [this.songLines, this.rowLines];
    this.songLines = [];
    this.rowLines = [];
    await this.written;
    this.written = this.copy(songLines, rowLines);
    // The next call reports it.
    this.written.catch(() => undefined);
  }

  /** Writes what was added, and waits until everything is written. */
  async flush(): Promise<void> {
    await this.write();
    await this.written;
  }

  /** Waits for a write that has begun, without its error. */
  settle = (): Promise<void> => this.written.catch(() => undefined);

  private copy = (songLines: string[], rowLines: string[]): Promise<void> =>
    sqlTransaction(async client => {
      const { rowCount } = await client.query(keepImport, [this.importId]);
      if (rowCount === 0) throw new ImportStopped();
      await copyInto(client, "history_staged_songs", songColumns, songLines);
      await copyInto(client, "history_staged_rows", rowColumns, rowLines);
      // The preview waits for the disk, and without it the files are read again.
      await client.query("SET LOCAL synchronous_commit = off");
    });

  private numberOf(song: FileSong): number {
    const key = song.uri ?? `${song.artist}\n${song.title}`;
    const known = this.songs.get(key);
    if (known !== undefined) return known;
    const number = this.songs.size;
    this.songs.set(key, number);
    requireWithinLimit("songs", this.songs.size);
    const { uri, title, artist, album, lengthMs } = song;
    this.songLines.push(
      copyLine([this.importId, number, uri, title, artist, album, nameKeyOf(song), lengthMs ?? null]),
    );
    return number;
  }
}
