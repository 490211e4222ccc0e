import { CsvError, parse } from "csv-parse/sync";
import { emptyContent, type FileContent, songOf, unknownTime, urisIn } from "./file-content";

const rowsToRecognize = 50;

type Field = "title" | "artists" | "album" | "length" | "added" | "isrc" | "playlist";
type Columns = Partial<Record<Field, number>>;

/** English names of columns, of Exportify and of Tonearm. */
const names: Record<Field, RegExp> = {
  title: /^(track name|title|name|song)$/i,
  artists: /^(artist name\(s\)|artists?|artist name)$/i,
  album: /^(album name|album)$/i,
  length: /^((track )?duration \(ms\)|length \(ms\)|duration_ms)$/i,
  added: /^added at$/i,
  isrc: /^isrc$/i,
  playlist: /^playlist$/i,
};

/**
 * Exportify translates its header, but not its order: the URI, the name, and either the album and the artists or, in older files,
 * the URIs and the names of the artists.
 */
const exportifyOrder: Columns = { title: 1, album: 2, artists: 3, length: 5, added: 9 };
const olderExportifyOrder: Columns = { title: 1, artists: 3, album: 5, length: 12, added: 15 };

const isAddress = (text = "") => urisIn(text).length === 1;

/** Finds the column that has the addresses of songs, whatever its name. */
function uriColumnOf(rows: string[][]): number {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const counts = Array.from(
    { length: width },
    (_, column) => rows.filter(row => isAddress(row[column])).length,
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}

function columnsOf(header: string[], sample: string[][]): Columns {
  const named = Object.entries(names).flatMap(([field, name]) => {
    const column = header.findIndex(cell => name.test(cell.trim()));
    return column < 0 ? [] : [[field, column] as const];
  });
  if (named.some(([field]) => field === "title")) return Object.fromEntries(named);
  return sample.some(row => row[2]?.startsWith("spotify:artist:")) ? olderExportifyOrder : exportifyOrder;
}

function addedAt(text: string | undefined): string {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms < 0 ? unknownTime : new Date(ms).toISOString();
}

/** Names are separated by semicolons, or by commas, which a name can contain too. */
const artistsOf = (text = ""): string[] =>
  text
    .split(text.includes(";") ? ";" : ", ")
    .map(name => name.trim())
    .filter(Boolean);

const csvOptions = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };

/** Splits lines into cells. A quote without an end would take all lines behind it, so quotes have no meaning in a file with one. */
function readRows(text: string): string[][] {
  try {
    return parse(text, csvOptions);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return parse(text, { ...csvOptions, quote: false });
  }
}

/**
 * Reads a CSV file with a song a line by its column of addresses.
 * @param name the name of the playlist, unless the file has a column with names of playlists
 * @returns null if no column has addresses
 */
export function readCsv(text: string, name: string): FileContent | null {
  const rows = readRows(text);
  const sample = rows.slice(0, rowsToRecognize);
  const uriColumn = uriColumnOf(sample);
  if (uriColumn < 0) return null;
  const [header = []] = rows;
  const hasHeader = !isAddress(header[uriColumn]);
  const columns = columnsOf(hasHeader ? header : [], sample);
  const cell = (row: string[], field: Field) => {
    const column = columns[field];
    return column === undefined ? undefined : row[column];
  };
  const content = emptyContent();
  const playlists = new Map<string, { uri: string; addedAt: string }[]>();
  for (const row of hasHeader ? rows.slice(1) : rows) {
    // Local files have URIs of their own.
    const uri = urisIn(row[uriColumn] ?? "")[0] ?? row[uriColumn]?.trim();
    if (!uri) continue;
    const durationMs = Math.round(Number(cell(row, "length") ?? 0));
    content.songs.push(
      songOf({
        uri,
        title: cell(row, "title") ?? "",
        artists: artistsOf(cell(row, "artists")),
        album: cell(row, "album") ?? null,
        durationMs: durationMs > 0 && durationMs < 86_400_000 ? durationMs : 0,
        isrc: cell(row, "isrc") || null,
      }),
    );
    const list = columns.playlist === undefined ? name : (cell(row, "playlist") ?? "");
    const items = playlists.get(list) ?? [];
    items.push({ uri, addedAt: addedAt(cell(row, "added")) });
    playlists.set(list, items);
  }
  // Tonearm's export has songs of no playlist without a name.
  for (const [list, items] of playlists)
    if (list !== "" || columns.playlist === undefined)
      content.playlists.push({ name: list, description: "", access: "owner", items });
  return content;
}
