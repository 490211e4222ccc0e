import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { sql } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { type HistoryFile, historyFile } from "@/lib/schemas/history-imports";
import { type RowSink, readFile } from "./files/read-file";
import { type Member, UnusableArchive, withZip } from "./files/read-zip";
import { ImportInterrupted, ImportStopped } from "./interruptions";
import { RowStager } from "./stage/row-stager";
import { openFile } from "./upload/store-upload";

/** Files of Spotify's packages with personal data that no history needs. They are not inflated. */
const personalFile =
  /^(Userdata|Identity|Identifiers|Payments|Inferences|Marquee|SearchQueries|Follow|CustomerService|PlaylistInABottle|MessageData|UserAddress|DuoNewFamily|Read_?Me)/i;
const isWanted = (name: string) => /\.(json|jsonl|csv|html?)$/i.test(name) && !personalFile.test(name);

const uploadedFiles = z.array(historyFile.extend({ bytes: z.number() }));
type UploadedFile = z.infer<typeof uploadedFiles>[number];

/** Progress of reading is counted in these, because bytes can exceed an integer of PostgreSQL. */
const bytesPerUnit = 1024;
const writeIntervalMs = 250;

/** Counts the bytes that were read, and writes the progress a few times a second. @throws ImportStopped, ImportInterrupted */
class ReadingProgress {
  private done = 0;
  private writtenAt = 0;

  constructor(
    private readonly importId: string,
    private total: number,
  ) {}

  /** Replaces the size of an archive by the size of its members. */
  expect(difference: number): void {
    this.total += difference;
  }

  async advance(bytes: number): Promise<void> {
    this.done += bytes;
    if (performance.now() - this.writtenAt < writeIntervalMs) return;
    this.writtenAt = performance.now();
    if (shutdown().aborted) throw new ImportInterrupted();
    const values = [this.done, Math.max(this.done, this.total)].map(size => Math.ceil(size / bytesPerUnit));
    const rows = await sql(
      "UPDATE history_imports SET progress_done = $2, progress_total = $3 WHERE id = $1 AND state = 'reading' AND undo IS NULL RETURNING 1",
      [this.importId, ...values],
    );
    if (rows.length === 0) throw new ImportStopped();
  }
}

/** Opens a member when it is read, so that a member which cannot be opened is one that cannot be read. */
async function* contentOf({ open }: Member): AsyncGenerator<Buffer> {
  yield* await open();
}

/** Reads the members of an archive, or names why it cannot be read. */
function readArchive(
  importId: string,
  number: number,
  { bytes }: UploadedFile,
  sink: RowSink,
  progress: ReadingProgress,
) {
  return withZip(openFile(importId, number), isWanted, async members => {
    progress.expect(members.reduce((sum, member) => sum + member.bytes, 0) - bytes);
    const files: HistoryFile[] = [];
    for (const member of members) files.push(await readFile(member.name, contentOf(member), sink));
    return files;
  });
}

export type ReadUpload = { files: HistoryFile[]; skipped: RowSink["skipped"]; problem: AppError | null };

async function readFiles(
  importId: string,
  uploaded: UploadedFile[],
  sink: RowSink,
  progress: ReadingProgress,
): Promise<ReadUpload> {
  const files: HistoryFile[] = [];
  let problem: AppError | null = null;
  for (const [number, file] of uploaded.entries()) {
    if (file.kind !== "archive") {
      files.push(await readFile(file.name, openFile(importId, number), sink));
      continue;
    }
    try {
      files.push(...(await readArchive(importId, number, file, sink, progress)));
    } catch (error) {
      if (!(error instanceof UnusableArchive)) throw error;
      files.push({ ...historyFile.parse(file), kind: "unreadable" });
      problem ??= new AppError("history_files_unusable", { reason: error.reason, name: file.name });
    }
  }
  await sink.stager.flush();
  return { files, skipped: sink.skipped, problem };
}

/**
 * Reads the files of an upload, one after the other, and stages their rows.
 * @returns the files, members of archives included; `problem` says why an archive was refused
 * @throws ImportStopped, ImportInterrupted
 */
export async function readUpload(importId: string, stored: unknown): Promise<ReadUpload> {
  const uploaded = uploadedFiles.parse(stored);
  const [upload] = await sql("SELECT 1 FROM history_upload_parts WHERE import_id = $1 LIMIT 1", [importId]);
  if (!upload) throw new AppError("history_files_unusable", { reason: "upload_gone" });
  await sql("DELETE FROM history_staged_rows WHERE import_id = $1", [importId]);
  await sql("DELETE FROM history_staged_songs WHERE import_id = $1", [importId]);
  const progress = new ReadingProgress(
    importId,
    uploaded.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const sink: RowSink = {
    stager: new RowStager(importId),
    skipped: new SkipReasons(),
    onBytes: bytes => progress.advance(bytes),
  };
  try {
    return await readFiles(importId, uploaded, sink, progress);
  } finally {
    // Rows that arrive after an error would stay.
    await sink.stager.settle();
  }
}
