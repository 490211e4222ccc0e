import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import { parseScrobbleLine, parseScrobbleRecord } from "../rows/lastfm-row";
import { isSkippedRow, type ParsedRow } from "../rows/row";

/** A line longer than any with names. */
const maxLineBytes = 64 * 1024;

/** Yields the rows of a CSV file of Last.fm scrobbles, with or without a header. Yields none for any other text. */
export async function* scrobbleLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<ParsedRow> {
  const parser = parse({
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    max_record_size: maxLineBytes,
  });
  // The parser fails with the error of the chunks, which the loop below throws.
  pipeline(chunks, parser, () => undefined);
  let header: string[] | null = null;
  let isFirst = true;
  for await (const line of parser as AsyncIterable<string[]>) {
    if (isFirst) {
      isFirst = false;
      if (line.includes("uts")) {
        header = line;
        continue;
      }
      if (isSkippedRow(parseScrobbleLine(line))) return;
    }
    yield header
      ? parseScrobbleRecord(Object.fromEntries(header.map((name, index) => [name, line[index]])))
      : parseScrobbleLine(line);
  }
}
