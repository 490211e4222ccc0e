import { expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import {
  addFilePlays,
  addPolledPlays,
  addSongs,
  createListener,
  oneSong,
  playAt,
} from "@/testing/statistics/listening";
import { readStatistics, readTop } from "@/testing/statistics/views";
import { getYear } from "./get-year";

const minute = 60_000;

it("Plays that are added, moved and deleted change the figures, whoever does it", async () => {
  const { ctx, add } = await createListener(oneSong, [playAt("2025-01-01T10:00:00Z")]);
  expect((await readStatistics(ctx)).plays).toBe(1);
  await add([playAt("2025-06-01T10:00:00Z")]);
  expect(await readStatistics(ctx)).toMatchObject({ plays: 2, dataTo: "2025-06-01" });
  await sql("UPDATE plays SET started_at = started_at + interval '1 year' WHERE user_id = $1", [ctx.userId]);
  expect(await readStatistics(ctx)).toMatchObject({ plays: 2, dataFrom: "2026-01-01", dataTo: "2026-06-01" });
  await sql("DELETE FROM plays WHERE user_id = $1 AND started_at < '2026-03-01'", [ctx.userId]);
  expect(await readStatistics(ctx)).toMatchObject({ plays: 1, dataFrom: "2026-06-01" });
  await sql("DELETE FROM songs WHERE user_id = $1", [ctx.userId]);
  expect(await readStatistics(ctx)).toMatchObject({ plays: 0, songs: 0, dataFrom: null, first: null });
});

it("A play that moves within its month changes the days, and what was heard on them", async () => {
  const days = ["05", "10", "15"].map(day => playAt(`2025-01-${day}T12:00:00Z`));
  const { ctx } = await createListener(oneSong, days);
  const heard = { from: "2025-01-11", to: "2025-01-11" };
  expect(await readStatistics(ctx, heard)).toMatchObject({ plays: 0, songs: 0 });
  await sql(
    "UPDATE plays SET started_at = started_at + interval '1 day' WHERE user_id = $1 AND started_at::date = '2025-01-10'",
    [ctx.userId],
  );
  expect(await readStatistics(ctx, heard)).toMatchObject({ plays: 1, songs: 1 });
});

it("Looks at the same time count once", async () => {
  const { ctx } = await createListener(oneSong, [
    playAt("2024-01-01T10:00:00Z"),
    playAt("2025-01-01T10:00:00Z"),
  ]);
  const looks = await Promise.all([1, 2, 3, 4].map(() => readStatistics(ctx)));
  for (const look of looks) expect(look).toMatchObject({ plays: 2, songs: 1 });
  expect((await readStatistics(ctx)).plays).toBe(2);
});

it("A play that is being added while the figures are computed is in the next look", async () => {
  const { ctx, ids, importId } = await createListener(oneSong, [playAt("2025-01-01T10:00:00Z")]);
  await Promise.all([
    ...Array.from({ length: 10 }, (_, index) =>
      addFilePlays(ctx, importId, [{ song: ids[0] ?? "", at: `2025-01-02T1${index}:00:00Z`, ms: minute }]),
    ),
    ...[1, 2, 3].map(() => readStatistics(ctx)),
  ]);
  expect((await readStatistics(ctx)).plays).toBe(11);
});

it("An account with plays can be deleted", async () => {
  const { ctx } = await createListener(oneSong, [playAt("2025-01-01T10:00:00Z")]);
  await readStatistics(ctx);
  await sql("DELETE FROM users WHERE id = $1", [ctx.userId]);
  expect(await sql("SELECT 1 FROM statistics_stale_months WHERE user_id = $1", [ctx.userId])).toEqual([]);
});

it("Nobody sees figures of other people", async () => {
  await createListener(oneSong, [playAt("2025-01-01T10:00:00Z")]);
  const other = await createUser();
  expect(await readStatistics(other)).toMatchObject({ plays: 0, dataFrom: null, timeline: { points: [{}] } });
  expect(await readTop(other, { kind: "artists" })).toEqual([]);
  expect(await getYear(other, 2025)).toMatchObject({ plays: 0, topSongs: [], years: [], discovery: null });
});

it("Plays without a time played count with the length of their song once it becomes known", async () => {
  const ctx = await createUser();
  await updateMe(ctx, { statistics: { polled: true } });
  const [song = ""] = await addSongs(ctx, [{ title: "Low Tide", artists: ["Ada"], durationMs: 0 }]);
  await addPolledPlays(ctx, [{ song, at: "2025-03-01T12:00:00Z" }]);
  const minutes = async () => (await readStatistics(ctx)).minutes;
  expect(await minutes()).toBe(3);
  await sql("UPDATE songs SET duration_ms = 600000 WHERE id = $1", [song]);
  expect(await minutes()).toBe(10);
});
