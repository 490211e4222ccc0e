import { once } from "node:events";
import { afterAll, describe, expect, it, vi } from "vitest";
import { prisma, sql, sqlTransaction } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { cancelImport } from "@/lib/sync/cancel-import";
import { getImport } from "@/lib/sync/get-import";
import { startImport } from "@/lib/sync/start-import";
import { onlyDeep } from "@/testing/depth";
import { runImport, wholeLibraryOptions } from "@/testing/library/imports";
import { findPlaylist, likedUris, urisOf } from "@/testing/library/library";
import { startProcess } from "@/testing/processes/start";
import { catalogOf, range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { importJob } from "./import-job";

const deepIt = onlyDeep(it);

const { connected, playlist, requests, settings } = await simulated({ catalog: catalogOf(600) });
afterAll(closeQueue);

deepIt(
  "An import that is given to two processes is run by one of them",
  async () => {
    const listener = await connected({ likedTrackIds: range(200).map(trackId) });
    await playlist(listener.spotifyUser, { name: "Long", trackIds: range(600).map(trackId) });
    await settings({ latencyMs: 150 });
    const { id } = await prisma().syncJob.create({
      data: { userId: listener.ctx.userId, kind: "import", options: wholeLibraryOptions },
    });
    const processes = await Promise.all(range(2).map(() => startProcess("import", [id])));
    await Promise.all(
      processes.map(({ child }) => (child.exitCode === null ? once(child, "exit") : undefined)),
    );
    expect(await getImport(listener.ctx, id)).toMatchObject({ state: "completed", counts: { added: 800 } });
    const requested = (await requests("/v1/playlists/")).map(({ path, query }) => `${path} ${query.offset}`);
    expect(requested).toHaveLength(new Set(requested).size);
  },
  90_000,
);

/** Counts the database connections that wait for a lock. */
const countWaiting = async () =>
  (
    await sql(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
  ).length;

describe("an import canceled while a list is written", () => {
  it.each([
    ["a playlist", 70],
    ["liked songs", 60],
  ])("Canceling an import while it writes %s leaves the list complete", async (_, tracksNow) => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: range(30).map(trackId) });
    const playlistData = { name: "Mine", trackIds: range(60).map(trackId) };
    const spotifyId = await playlist(spotifyUser, playlistData);
    await runImport(ctx);
    if (tracksNow > 60)
      await playlist(spotifyUser, { ...playlistData, trackIds: range(tracksNow).map(trackId) }, spotifyId);
    const { id } = await startImport(ctx, wholeLibraryOptions);
    const endings = await sqlTransaction(async client => {
      // Writing a list begins with its songs.
      await client.query("SELECT 1 FROM songs WHERE user_id = $1 FOR UPDATE", [ctx.userId]);
      return besideTransaction(async () => {
        const running = importJob.handle({ jobId: id });
        await vi.waitFor(async () => expect(await countWaiting()).toBe(1), 10_000);
        const cancelled = cancelImport(ctx, id);
        await Promise.race([cancelled, vi.waitFor(async () => expect(await countWaiting()).toBe(2), 10_000)]);
        return [running, cancelled];
      });
    });
    await Promise.all(endings);
    // The import may have been completed by the list that it was writing.
    expect(["cancelled", "completed"]).toContain((await getImport(ctx, id)).state);
    const { id: playlistId } = await findPlaylist(ctx, "Mine");
    expect(await urisOf(ctx, playlistId)).toEqual(range(tracksNow).map(trackUri));
    expect(await likedUris(ctx)).toEqual(range(30).map(trackUri));
  });
});
