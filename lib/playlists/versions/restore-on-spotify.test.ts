import { afterAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, urisOf } from "@/testing/library/library";
import { allVersions, importContentsInTurn, insertVersion, trackUris } from "@/testing/library/versions";
import { range, trackUri } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { getVersion } from "./get-version";
import { restoreVersion } from "./restore-version";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { fault, playlist, requests } = simulator;
afterAll(closeQueue);

describe("restore of a Spotify playlist", () => {
  deepIt(
    "A restored long playlist has the same order on Spotify, and the next import keeps it",
    async () => {
      const long = trackUris(...range(250).toReversed(), 7, 7);
      const { ctx, id, spotifyId, versionId } = await importContentsInTurn(simulator, long, trackUris(1, 2));
      const restored = await restoreVersion(ctx, id, { versionId: versionId(0) });
      expect(restored).toMatchObject({ trackCount: 252, leftOut: [], lost: [] });
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(long);
      expect(await urisOf(ctx, id)).toEqual(long);
      const writes = (await requests(`/v1/playlists/${spotifyId}/items`)).filter(
        ({ method }) => method !== "GET",
      );
      expect(writes.map(({ method }) => method)).toEqual(["PUT", "POST", "POST"]);
      const before = await allItems(ctx, id);
      expect((await runImport(ctx)).counts).toMatchObject({ added: 0, removed: 0 });
      expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
      await restoreVersion(ctx, id, { versionId: restored.undoVersionId ?? "" });
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(1, 2));
    },
    60_000,
  );

  deepIt("A restore of an empty version empties the playlist on Spotify", async () => {
    const { ctx, id, spotifyId } = await importContentsInTurn(simulator, trackUris(1, 2));
    const versionId = await insertVersion(id, []);
    await restoreVersion(ctx, id, { versionId });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([]);
    expect(await urisOf(ctx, id)).toEqual([]);
  });

  it("A restore leaves out items that Spotify does not accept, and the version lists them beforehand", async () => {
    const file = "spotify:local:Artist:Album:Title:200";
    const past = [trackUri(0), file, null, trackUri(1)];
    const { ctx, id, spotifyId, versionId } = await importContentsInTurn(simulator, past, [
      file,
      trackUri(2),
    ]);
    const expected = {
      leftOut: [
        { reason: "withdrawn", count: 1, examples: [] },
        { reason: "local", count: 1, examples: ["Title"] },
      ],
      lost: [{ reason: "local", count: 1, examples: ["Title"] }],
    };
    await expect(getVersion(ctx, id, { versionId: versionId(0), limit: 5 })).resolves.toMatchObject(expected);
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).resolves.toMatchObject({
      ...expected,
      trackCount: 2,
    });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1));
    expect(await urisOf(ctx, id)).toEqual(trackUris(0, 1));
  });

  it("A restore that Spotify refuses changes nothing in the database and saves no version", async () => {
    const { ctx, id, spotifyId, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1),
      trackUris(2),
    );
    const before = [await getPlaylist(ctx, id), await allItems(ctx, id), await allVersions(ctx, id)];
    await fault(
      `/v1/playlists/${spotifyId}`,
      {
        status: 403,
        body: { error: { status: 403, message: "Forbidden" } },
      },
      "PUT",
    );
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
      code: "forbidden_by_spotify",
    });
    expect([await getPlaylist(ctx, id), await allItems(ctx, id), await allVersions(ctx, id)]).toEqual(before);
  });

  it("A restore is refused while Spotify has additions that no import has read", async () => {
    const { ctx, id, spotifyId, spotifyUser, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1),
      trackUris(2),
    );
    await playlist(spotifyUser, { items: trackUris(2, 3) }, spotifyId);
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
      code: "playlist_changed_on_spotify",
      message: expect.stringMatching(/Import it first/),
    });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(2, 3));
    await runImport(ctx);
    const { undoVersionId } = await restoreVersion(ctx, id, { versionId: versionId(0) });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1));
    await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(2, 3));
  });

  deepIt(
    "A restore that would read more pages than are left of the day's known quota is refused before the first",
    async () => {
      const long = trackUris(...range(250));
      const { ctx, id, spotifyId, versionId } = await importContentsInTurn(simulator, trackUris(0, 1), long);
      await sql("UPDATE playlists SET snapshot_id = NULL WHERE id = $1", [id]);
      await sql(
        `INSERT INTO spotify_cooldowns (client_id, endpoint_group, kind, until, calls)
       SELECT client_id, endpoint_group, 'quota', now(), sum(calls) + 5 FROM spotify_call_counts
       WHERE user_id = $1 AND endpoint_group = 'playlists' GROUP BY client_id, endpoint_group`,
        [ctx.userId],
      );
      const path = `/v1/playlists/${spotifyId}/items`;
      const before = await requests(path);
      const restore = () => restoreVersion(ctx, id, { versionId: versionId(0) });
      await expect(restore()).rejects.toMatchObject({ code: "quota_exceeded", retryAt: expect.any(Date) });
      expect(await requests(path)).toEqual(before);
      await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ trackCount: 250, pendingEdit: null });
      await sql("DELETE FROM spotify_cooldowns");
      await restore();
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1));
    },
  );

  deepIt("A restore is refused if the playlist changed on Spotify but has the same length", async () => {
    const { ctx, id, spotifyId, spotifyUser, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1),
      trackUris(...range(60)),
    );
    const other = trackUris(...range(59), 99);
    await playlist(spotifyUser, { items: other }, spotifyId);
    const refused = {
      code: "playlist_changed_on_spotify",
      message: expect.stringMatching(/Import it first/),
    };
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject(refused);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(other);
  });

  it("A restore after an edit in Tonearm still detects changes on Spotify", async () => {
    const { ctx, id, spotifyId, spotifyUser, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1),
      trackUris(2, 3, 4),
    );
    const [first] = await allItems(ctx, id);
    await removeTrack(ctx, id, { itemId: first?.id ?? "" });
    await sql(
      "UPDATE playlists SET edited_at = edited_at - $2::interval, synced_at = synced_at - $2::interval WHERE id = $1",
      [id, "3 seconds"],
    );
    await playlist(spotifyUser, { items: trackUris(3, 9) }, spotifyId);
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
      code: "playlist_changed_on_spotify",
    });
    await playlist(spotifyUser, { items: trackUris(3, 4) }, spotifyId);
    await restoreVersion(ctx, id, { versionId: versionId(0) });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1));
  });

  deepIt(
    "A partial restore stores the items that Spotify has and a version, and the next import finishes it",
    async () => {
      const long = trackUris(...range(230));
      const { ctx, id, spotifyId, versionId } = await importContentsInTurn(simulator, long, trackUris(5));
      await fault(`/v1/playlists/${spotifyId}/items`, { status: 500, times: 1 }, "POST");
      await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
        code: "playlist_edit_incomplete",
        message: expect.stringMatching(/first 100 of 230/),
      });
      expect(await urisOf(ctx, id)).toEqual(long.slice(0, 100));
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(long.slice(0, 100));
      await expect(getPlaylist(ctx, id)).resolves.toMatchObject({
        snapshotId: null,
        trackCount: 100,
        pendingEdit: { kind: "restore", done: 100, total: 230, error: { code: "spotify_unavailable" } },
      });
      const [newest] = await allVersions(ctx, id);
      await runImport(ctx);
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(long);
      await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ snapshotId: expect.any(String) });
      await restoreVersion(ctx, id, { versionId: newest?.id ?? "" });
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(5));
      await restoreVersion(ctx, id, { versionId: versionId(0) });
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(long);
    },
    60_000,
  );

  deepIt("The next import finds out what Spotify did with a restore that got no reply", async () => {
    const { ctx, id, spotifyId, spotifyUser, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1),
      trackUris(2),
    );
    await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, times: 5 }, "PUT");
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
      code: "spotify_unavailable",
      note: "edit_uncertain",
    });
    expect(await urisOf(ctx, id)).toEqual(trackUris(2));
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ snapshotId: null });
    // Simulates that Spotify executed the write and only its reply was lost.
    await playlist(spotifyUser, { items: trackUris(0, 1) }, spotifyId);
    await runImport(ctx);
    expect(await urisOf(ctx, id)).toEqual(await spotifyItemUris(ctx, spotifyId));
  });

  it("A restore of somebody else's playlist is refused", async () => {
    const { ctx, id, versionId } = await importContentsInTurn(simulator, trackUris(0), trackUris(1));
    await sql("UPDATE playlists SET access = 'metadata' WHERE id = $1", [id]);
    await expect(restoreVersion(ctx, id, { versionId: versionId(0) })).rejects.toMatchObject({
      code: "playlist_not_editable",
    });
  });
});
