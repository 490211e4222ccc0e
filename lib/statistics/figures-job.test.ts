import { expect, it, onTestFinished } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { startWorker } from "@/lib/platform/jobs";
import { onlyDeep } from "@/testing/depth";
import { importHistory } from "@/testing/history/imports";
import { songRow } from "@/testing/history/rows";
import { createUser } from "@/testing/people";
import { addImport, addPolledPlays, addSongs } from "@/testing/statistics/listening";
import { readDays, readStatistics } from "@/testing/statistics/views";
import { watchFigures } from "./current-figures";
import { figuresJob } from "./figures-job";
import { getFiguresOf } from "./get-figures-of";
import { refreshFigures } from "./refresh-figures";

const deepIt = onlyDeep(it);

const plays = 5_001;
const runJob = ({ userId }: UserContext) => figuresJob.handle({ userId });

/** Creates a person whose history is too long for a request: six plays each day, the last one at 23:30 UTC. */
async function longHistory() {
  const ctx = await createUser();
  await updateMe(ctx, { timeZone: "UTC" });
  const [song = ""] = await addSongs(ctx, [{ title: "Low Tide", artists: ["Ada"] }]);
  await sql(
    `INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, source)
     SELECT $1, $2, $3, start, start + interval '3 minutes', start + interval '3 minutes', 180000, 'spotify-extended'
     FROM (SELECT timestamptz '2018-01-01T03:30:00Z' + n * interval '4 hours' AS start FROM generate_series(0, $4::int - 1) n) rows`,
    [ctx.userId, song, await addImport(ctx), plays],
  );
  return { ctx, song };
}

/** Stops a computation after some of its steps, as the death of its process does. */
const stopAfter = (steps: number) => {
  let asked = 0;
  return Object.defineProperty(new AbortController().signal, "aborted", { get: () => asked++ >= steps });
};

const firstDay = async (ctx: UserContext) => (await readDays(ctx, 2018))[0];

it("A long history is computed by a job, and until then its figures say so", async () => {
  const { ctx, song } = await longHistory();
  expect(await readStatistics(ctx)).toMatchObject({ computing: { percent: 0 }, plays: 0 });
  const figures = await getFiguresOf(ctx, { kind: "songs", songId: song });
  expect(figures).toMatchObject({ computing: { percent: 0 }, plays: 0 });
  const worker = startWorker([figuresJob]);
  onTestFinished(() => worker.close());
  await expect.poll(() => watchFigures(ctx.userId)).toBeNull();
  expect(await readStatistics(ctx)).toMatchObject({ computing: null, plays });
});

deepIt("A change of the time zone or of what counts is answered at once, and computed by a job", async () => {
  const { ctx, song } = await longHistory();
  await addPolledPlays(ctx, [{ song, at: "2025-06-01T12:00:00Z" }]);
  await runJob(ctx);
  expect(await firstDay(ctx)).toEqual(["2018-01-01", 6]);
  await updateMe(ctx, { timeZone: "Asia/Tokyo" });
  expect(await readStatistics(ctx)).toMatchObject({ computing: { percent: 0 }, timeZone: "Asia/Tokyo" });
  await runJob(ctx);
  expect(await firstDay(ctx)).toEqual(["2018-01-01", 3]);
  await updateMe(ctx, { statistics: { polled: true } });
  expect(await watchFigures(ctx.userId)).toEqual({ percent: 0 });
  await runJob(ctx);
  expect(await readStatistics(ctx)).toMatchObject({ computing: null, plays: plays + 1 });
});

it("A computation that was killed goes on where it was", async () => {
  const { ctx } = await longHistory();
  await refreshFigures(ctx.userId, stopAfter(3));
  const { computing } = await readStatistics(ctx);
  expect(computing?.percent).toBeGreaterThan(0);
  await runJob(ctx);
  expect(await readStatistics(ctx)).toMatchObject({ computing: null, plays, songs: 1 });
});

deepIt("A second computation does not set the progress back", async () => {
  const { ctx } = await longHistory();
  const countMonths = () => sql("SELECT months FROM statistics_states WHERE user_id = $1", [ctx.userId]);
  await refreshFigures(ctx.userId, stopAfter(2));
  const months = await countMonths();
  await refreshFigures(ctx.userId, stopAfter(1));
  expect(await countMonths()).toEqual(months);
  await runJob(ctx);
  expect(await countMonths()).toEqual([{ months: 0 }]);
});

it("Changes during a computation end in the figures of the last one", async () => {
  const { ctx } = await longHistory();
  const running = runJob(ctx);
  await updateMe(ctx, { timeZone: "America/New_York" });
  await updateMe(ctx, { timeZone: "Asia/Tokyo" });
  await Promise.all([running, runJob(ctx), runJob(ctx)]);
  await runJob(ctx);
  expect(await readStatistics(ctx)).toMatchObject({ computing: null, plays, timeZone: "Asia/Tokyo" });
  expect(await firstDay(ctx)).toEqual(["2018-01-01", 3]);
});

it("A play more in a long history counts at once", async () => {
  const { ctx, song } = await longHistory();
  await updateMe(ctx, { statistics: { polled: true } });
  await runJob(ctx);
  await addPolledPlays(ctx, [{ song, at: "2025-06-01T12:00:00Z" }]);
  expect(await readStatistics(ctx)).toMatchObject({ computing: null, plays: plays + 1 });
});

it("An import of history leaves nothing to compute for the first look", async () => {
  const ctx = await createUser();
  await importHistory(ctx, { "Streaming_History_Audio_2024_0.json": [songRow(1, "2024-05-06T18:43:20Z")] });
  const [hour] = await sql("SELECT plays FROM statistics_hours WHERE user_id = $1", [ctx.userId]);
  expect(hour).toEqual({ plays: 1 });
  expect(await sql("SELECT 1 FROM statistics_stale_months WHERE user_id = $1", [ctx.userId])).toEqual([]);
});
