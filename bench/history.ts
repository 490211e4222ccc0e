import { Readable } from "node:stream";
import type { UserContext } from "@/lib/core/context";
import { beginHistoryImport } from "@/lib/history/imports/begin-history-import";
import { deleteHistoryImport } from "@/lib/history/imports/delete-history-import";
import { historyImportJob } from "@/lib/history/imports/history-import-job";
import { getHistoryImport } from "@/lib/history/imports/list-history-imports";
import { startHistoryImport } from "@/lib/history/imports/start-history-import";
import { inBackground, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { formatFile, generateExport } from "@/testing/history/generated-export";
import { createUser } from "@/testing/people";
import { withBenchEnvironment } from "./environment";
import { measureSeconds } from "./measure";
import { figure, report } from "./report";

type Size = Parameters<typeof generateExport>[0];

/** The measured size, or the same export with fewer rows for a quick look. */
const sizeOf = (rows: number): Size => ({
  rows,
  files: Math.max(1, Math.round((16 * rows) / 250_000)),
  songs: Math.round(0.12 * rows),
});
const baselineRows = 5_000;

/** Uploads a generated export file by file. Generating it takes time and memory, too, and is measured apart. */
async function upload(ctx: UserContext, size: Size): Promise<{ id: string; megabytes: number }> {
  let bytes = 0;
  const { id } = await beginHistoryImport(ctx, async take => {
    for (const { name, rows } of generateExport(size)) {
      const content = Buffer.from(formatFile(rows));
      bytes += content.length;
      await take({ name, content: Readable.from([content], { objectMode: false }) });
    }
  });
  return { id, megabytes: bytes / 1e6 };
}

const megabytesNow = () => process.memoryUsage.rss() / 2 ** 20;

/** Runs a task and returns by how much this process grew meanwhile. Reading smaps instead took a fifth of the time that is measured. */
async function measurePeak<T>(task: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  global.gc?.();
  const idle = megabytesNow();
  let peak = idle;
  const timer = setInterval(() => {
    peak = Math.max(peak, megabytesNow());
  }, 50);
  try {
    return { result: await task(), megabytes: peak - idle };
  } finally {
    clearInterval(timer);
  }
}

/** Reads and imports an upload as a worker does. The plays are in the history before the figures are computed. */
async function importUpload(ctx: UserContext, id: string) {
  const reading = await measureSeconds(() => historyImportJob.handle({ importId: id }));
  await startHistoryImport(ctx, id);
  const startedAt = Date.now();
  const job = await measureSeconds(() => historyImportJob.handle({ importId: id }));
  const { counts, state, finishedAt } = await getHistoryImport(ctx, id);
  if (state !== "completed" || !finishedAt) throw new Error(`The import is ${state}.`);
  const writing = (Date.parse(finishedAt) - startedAt) / 1000;
  return { counts, reading: reading.seconds, writing, figures: job.seconds - writing };
}

/** Inserts the rows of an export one by one, as importers without batches do. @returns rows per second */
async function measureRowByRow(ctx: UserContext, { songs }: Size): Promise<number> {
  const rows = [...generateExport({ songs, rows: baselineRows, files: 1 })].flatMap(file => file.rows);
  const { seconds } = await measureSeconds(async () => {
    for (const row of rows) {
      const [song] = await sql<{ id: string }>(
        `INSERT INTO songs (user_id, uri, title, duration_ms, artists) VALUES ($1, $2, $3, 0, '[]')
         ON CONFLICT (user_id, uri) DO UPDATE SET title = EXCLUDED.title RETURNING id`,
        [ctx.userId, row.spotify_track_uri ?? "spotify:local:::x:", row.master_metadata_track_name ?? ""],
      );
      await sql(
        `INSERT INTO plays (user_id, song_id, played_at, source, ms_played) SELECT $1, $2, $3, 'baseline', $4
         WHERE NOT EXISTS (SELECT 1 FROM plays WHERE song_id = $2 AND played_at = $3 AND ms_played = $4)`,
        [ctx.userId, song?.id, row.ts, row.ms_played],
      );
    }
  });
  return baselineRows / seconds;
}

/** `npm run bench history [ROWS]`: imports a generated export of 250,000 rows, the same again, and compares with inserts row by row. */
export async function main(jsonFile?: string, [, rows]: string[] = []): Promise<void> {
  const size = sizeOf(Number(rows) || 250_000);
  await withBenchEnvironment(async () => {
    const ctx = await createUser();
    const perSecond = await inBackground(async () => measureRowByRow(await createUser(), size));
    const { id, megabytes } = await upload(ctx, size);
    const { result: first, megabytes: peak } = await measurePeak(() => importUpload(ctx, id));
    const again = await upload(ctx, size);
    const second = await importUpload(ctx, again.id);
    const undo = await measureSeconds(() => deleteHistoryImport(ctx, id));
    const seconds = first.reading + first.writing;
    const secondsAgain = second.reading + second.writing;
    const times = size.rows / seconds / perSecond;
    report(
      "Listening history from files",
      [
        { name: "rows", value: first.counts.rows, unit: "rows" },
        { name: "size", value: megabytes, unit: "MB" },
        { name: "reading to the preview", value: first.reading, unit: "s" },
        { name: "writing", value: first.writing, unit: "s" },
        { name: "figures, afterwards", value: first.figures, unit: "s" },
        figure("import", seconds, "s", "under 25", seconds < 25),
        { name: "baseline, row by row", value: perSecond, unit: "rows/s" },
        figure("import", times, "times row by row", "at least 10", times >= 10),
        figure("peak memory over idle", peak, "MB", "under 200", peak < 200),
        figure("the same again", secondsAgain, "s", "under 10", secondsAgain < 10),
        figure("the same again adds", second.counts.plays, "plays", "0", second.counts.plays === 0),
        { name: "undo", value: undo.seconds, unit: "s" },
      ],
      jsonFile,
    );
    await closeQueue();
  });
}
