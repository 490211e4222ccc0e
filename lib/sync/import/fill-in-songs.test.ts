import { afterAll, expect, it } from "vitest";
import { readForeignFiles } from "@/lib/export/foreign/read-foreign";
import { importLibrary } from "@/lib/export/import-library";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { importHistory } from "@/testing/history/imports";
import { songRow } from "@/testing/history/rows";
import { runImport, runJob } from "@/testing/library/imports";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, control, fault, requests } = await simulated();
afterAll(closeQueue);

/** Runs a scheduled import. */
async function sync({ ctx }: ConnectedListener) {
  const { userId } = ctx;
  await prisma().librarySync.update({ where: { userId }, data: { nextSyncAt: new Date() } });
  await startDueImports();
  const job = await prisma().syncJob.findFirstOrThrow({ where: { userId, state: "queued" } });
  return runJob(ctx, job.id);
}

/** Creates a person whose files have plays of the first tracks, the first one most often. */
async function createListener(tracks: number): Promise<ConnectedListener> {
  const listener = await connected();
  await control("PATCH", `apps/${listener.clientId}`, { audioFeatures: false });
  await runImport(listener.ctx);
  const rows = range(tracks).flatMap(track =>
    range(tracks - track).map(day =>
      songRow(0, `2024-0${1 + (track % 9)}-${String(1 + day).padStart(2, "0")}T18:43:20Z`, {
        spotify_track_uri: trackUri(track),
        ms_played: 61_000,
      }),
    ),
  );
  await importHistory(listener.ctx, { "a.json": rows });
  await control("DELETE", "requests");
  return listener;
}

const songOf = async ({ ctx }: ConnectedListener, track: number) =>
  (
    await sql<{ durationMs: number; isEstimate: boolean; isPlayable: boolean; isrc: string | null }>(
      `SELECT duration_ms AS "durationMs", duration_is_estimate AS "isEstimate", is_playable AS "isPlayable", isrc
       FROM songs WHERE user_id = $1 AND uri = $2`,
      [ctx.userId, trackUri(track)],
    )
  )[0];

it("A scheduled import completes the most played songs of files, with a call each and twenty at most", async () => {
  const listener = await createListener(22);
  expect(await songOf(listener, 0)).toMatchObject({ durationMs: 61_000, isEstimate: true, isrc: null });
  await sync(listener);
  const asked = await requests("/v1/tracks/");
  expect(asked.map(({ path }) => path)).toEqual(range(20).map(track => `/v1/tracks/${trackId(track)}`));
  expect(await songOf(listener, 0)).toMatchObject({ isEstimate: false, isPlayable: true });
  expect((await songOf(listener, 0))?.durationMs).not.toBe(61_000);
  expect(await songOf(listener, 21)).toMatchObject({ isEstimate: true });
});

it("A song that Spotify no longer has is not asked for again, but one that it could not answer for is", async () => {
  const listener = await createListener(2);
  await fault(`/v1/tracks/${trackId(0)}`, { status: 404 });
  await fault(`/v1/tracks/${trackId(1)}`, { status: 429, headers: { "retry-after": "3600" } });
  expect(await sync(listener)).toMatchObject({ state: "completed" });
  expect(await songOf(listener, 0)).toMatchObject({ isPlayable: false });
  expect(await songOf(listener, 1)).toMatchObject({ isPlayable: true, isEstimate: true });
});

it("Songs of a CSV file get their covers although it has their lengths, and one without a cover is asked for once", async () => {
  const listener = await connected();
  await control("PATCH", `apps/${listener.clientId}`, { audioFeatures: false });
  await runImport(listener.ctx);
  // The album of the first one has no images.
  const tracks = [3, 40];
  const lines = tracks.map(track => `${trackUri(track)},Song ${track},200000\n`);
  const bytes = Buffer.from(`Track URI,Track Name,Duration (ms)\n${lines.join("")}`);
  const content = await readForeignFiles([{ name: "a.csv", bytes }], "");
  await importLibrary(listener.ctx, { format: "tonearm-library", version: 1, ...content });
  const hasCover = () =>
    sql('SELECT image_url IS NOT NULL AS "hasCover" FROM songs WHERE user_id = $1 ORDER BY uri', [
      listener.ctx.userId,
    ]);
  expect(await hasCover()).toEqual([{ hasCover: false }, { hasCover: false }]);
  await sync(listener);
  expect(await hasCover()).toEqual([{ hasCover: false }, { hasCover: true }]);
  await sync(listener);
  expect((await requests("/v1/tracks/")).map(({ path }) => path).toSorted()).toEqual(
    tracks.map(track => `/v1/tracks/${trackId(track)}`),
  );
});
