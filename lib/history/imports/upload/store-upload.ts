import { Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { sql } from "@/lib/platform/db";
import { beginsLikeZip } from "../files/read-zip";

const partBytes = 1024 * 1024;
const gzipLevel = 1;
/** The default of 16 KB takes an eighth of the time of reading. */
const chunkSize = 256 * 1024;

const startBytes = 4;

/** The size of an uploaded file, and if it is an archive by its first bytes. */
export type StoredFile = { bytes: number; isZip: boolean };

const insertPart = "INSERT INTO history_upload_parts (import_id, file, part, bytes) VALUES ($1, $2, $3, $4)";

/** Collects chunks until a part is full. */
async function* partsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let collected: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    collected.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    yield Buffer.concat(collected);
    collected = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(collected);
}

/**
 * Stores a file of an upload in PostgreSQL, where the worker of any machine finds it. JSON shrinks to a tenth; an archive does not, and
 * costs little time.
 */
export async function storeFile(importId: string, file: number, content: Readable): Promise<StoredFile> {
  let bytes = 0;
  let start = Buffer.of();
  content.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (start.length < startBytes) start = Buffer.concat([start, chunk.subarray(0, startBytes)]);
  });
  const compressed = content.pipe(createGzip({ level: gzipLevel }));
  content.on("error", error => compressed.destroy(error));
  let part = 0;
  for await (const collected of partsOf(compressed))
    await sql(insertPart, [importId, file, part++, collected]);
  return { bytes, isZip: beginsLikeZip(start) };
}

async function* readParts(importId: string, file: number): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const [row] = await sql<{ bytes: Buffer }>(
      "SELECT bytes FROM history_upload_parts WHERE import_id = $1 AND file = $2 AND part = $3",
      [importId, file, part],
    );
    if (!row) return;
    yield row.bytes;
  }
}

/** Opens a stored file. */
export function openFile(importId: string, file: number): Readable {
  const parts = Readable.from(readParts(importId, file), { objectMode: false });
  const content = parts.pipe(createGunzip({ chunkSize }));
  parts.on("error", error => content.destroy(error));
  content.on("close", () => parts.destroy());
  return content;
}

/** Deletes the files of an upload. */
export const deleteUpload = (client: pg.PoolClient, importId: string): Promise<unknown> =>
  client.query("DELETE FROM history_upload_parts WHERE import_id = $1", [importId]);
