import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import { runImport } from "@/testing/library/imports";
import { allItems, readAll, urisOf } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { allVersions, importContentsInTurn, trackUris } from "@/testing/library/versions";
import { createUser } from "@/testing/people";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getVersion } from "./get-version";
import { listVersions } from "./list-versions";
import { restoreVersion } from "./restore-version";

const simulator = await simulated();
const { fault, playlist } = simulator;
afterAll(closeQueue);

describe("versions", () => {
  it("An import that changes a playlist saves a version with the numbers of added and removed songs", async () => {
    const { ctx, id, versions } = await importContentsInTurn(
      simulator,
      trackUris(0, 1, 2),
      trackUris(0, 1, 2, 3),
      trackUris(1, 3),
    );
    // Newest first: each has the size of the content before a change, and what the change did.
    expect(versions).toMatchObject([
      { trackCount: 4, added: 0, removed: 2 },
      { trackCount: 3, added: 1, removed: 0 },
    ]);
    await runImport(ctx);
    expect(await allVersions(ctx, id)).toEqual(versions);
  });

  it("Edits within an hour share one version, which has the content before the first edit", async () => {
    const ctx = await createUser();
    const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 4);
    const [a, b, c, d] = songIds;
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    await removeTrack(ctx, id, { itemId: itemIds[1] ?? "" });
    await moveTracks(ctx, id, { itemIds: [itemIds[3] ?? ""], before: itemIds[2] ?? "" });
    await addTracks(ctx, id, { songIds: [a ?? ""], uris: [] });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([d, c, a]);
    const versions = await allVersions(ctx, id);
    // The numbers of all edits together: a and b were removed, and a was added again.
    expect(versions).toMatchObject([{ cause: "edit", trackCount: 4, added: 1, removed: 2 }]);

    await sql("UPDATE playlist_versions SET created_at = created_at - interval '1 day'");
    await removeTrack(ctx, id, { itemId: itemIds[2] ?? "" });
    expect(await allVersions(ctx, id)).toMatchObject([{ trackCount: 3, added: 0, removed: 1 }, {}]);
    await restoreVersion(ctx, id, { versionId: versions[0]?.id ?? "" });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([a, b, c, d]);
    expect(await allVersions(ctx, id)).toMatchObject([{ cause: "restore" }, {}, {}]);
  });

  it("An import saves no version for edits in Tonearm, but one for changes on Spotify", async () => {
    const { ctx, id, spotifyId, spotifyUser } = await importContentsInTurn(simulator, trackUris(0, 1));
    await addTracks(ctx, id, { songIds: [], uris: trackUris(2) });
    const edited = await allVersions(ctx, id);
    await runImport(ctx);
    expect(await allVersions(ctx, id)).toEqual(edited);
    await playlist(spotifyUser, { items: trackUris(5) }, spotifyId);
    await runImport(ctx);
    expect(await allVersions(ctx, id)).toMatchObject([
      { cause: "sync", trackCount: 3, added: 1, removed: 3 },
      { cause: "edit", trackCount: 2, added: 1, removed: 0 },
    ]);
  });

  it("An edit that Spotify refuses saves no version", async () => {
    const { ctx, id, spotifyId } = await importContentsInTurn(simulator, trackUris(0, 1));
    await fault(`/v1/playlists/${spotifyId}/items`, { status: 400, body: "nonsense" }, "POST");
    await expect(addTracks(ctx, id, { songIds: [], uris: trackUris(2) })).rejects.toMatchObject({
      code: "refused_by_spotify",
    });
    expect(await allVersions(ctx, id)).toEqual([]);
  });

  it("Versions are listed page by page, newest first", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 1);
    for (const day of [1, 2, 3, 4, 5])
      await sql(
        `INSERT INTO playlist_versions (playlist_id, entries, track_count, added, removed, created_at)
         VALUES ($1, '[]', $2, 0, 0, make_timestamptz(2026, 1, $2, 0, 0, 0, 'UTC'))`,
        [id, day],
      );
    const versions = await readAll(cursor => listVersions(ctx, id, { limit: 2, ...(cursor && { cursor }) }));
    expect(versions.map(version => version.trackCount)).toEqual([5, 4, 3, 2, 1]);
  });

  it("A version has its entries and the songs added, removed and moved after it", async () => {
    const { ctx, id, versionId } = await importContentsInTurn(
      simulator,
      trackUris(0, 1, 2, 3),
      trackUris(9, 0, 3, 1),
      trackUris(9, 0, 3, 1, 0),
      trackUris(4),
    );
    const oldest = await getVersion(ctx, id, { versionId: versionId(2), limit: 50 });
    const uris = (items: { song: { uri: string } | null }[]) => items.map(({ song }) => song?.uri);
    expect(uris(oldest.entries.items)).toEqual(trackUris(0, 1, 2, 3));
    expect(oldest.nextVersionId).toBe(versionId(1));
    expect(uris(oldest.changes.added.items)).toEqual(trackUris(9));
    expect(uris(oldest.changes.removed.items)).toEqual(trackUris(2));
    expect(oldest.changes.moved).toMatchObject({
      total: 1,
      items: [{ position: 2, song: { uri: trackUri(3) } }],
    });
    const middle = await getVersion(ctx, id, { versionId: versionId(1), limit: 50 });
    expect(middle.nextVersionId).toBe(versionId(0));
    expect(middle.changes).toMatchObject({
      added: { total: 1, items: [{ position: 4, song: { uri: trackUri(0) } }] },
      removed: { total: 0, items: [] },
      moved: { total: 0, items: [] },
    });
    const newest = await getVersion(ctx, id, { versionId: versionId(0), limit: 50 });
    expect(newest).toMatchObject({
      nextVersionId: null,
      changes: { removed: { total: 5 }, added: { total: 1 } },
    });
  });

  it("A long version comes page by page, with no more changes than the limit", async () => {
    const { ctx, id, versionId } = await importContentsInTurn(
      simulator,
      trackUris(...range(120)),
      trackUris(0),
    );
    const entries = await readAll(
      async cursor =>
        (await getVersion(ctx, id, { versionId: versionId(0), limit: 50, ...(cursor && { cursor }) }))
          .entries,
    );
    expect(entries.map(entry => entry.song?.uri)).toEqual(trackUris(...range(120)));
    expect(entries.map(entry => entry.position)).toEqual(range(120));
    const { removed } = (await getVersion(ctx, id, { versionId: versionId(0), limit: 3 })).changes;
    expect(removed.total).toBe(119);
    expect(removed.items.map(item => item.position)).toEqual([1, 2, 3]);
  });

  it("A version is not found by other people or under another playlist", async () => {
    const { ctx, id, versions } = await importContentsInTurn(simulator, trackUris(0), trackUris(1));
    const existingId = versions[0]?.id ?? "";
    const stranger = await createUser();
    const { id: other } = await createLocalPlaylist(ctx, 1);
    const notFound = { code: "not_found" };
    await expect(listVersions(stranger, id, { limit: 50 })).rejects.toMatchObject(notFound);
    for (const [person, playlistId, versionId] of [
      [stranger, id, existingId],
      [ctx, other, existingId],
      [ctx, id, randomUUID()],
    ] as const) {
      await expect(getVersion(person, playlistId, { versionId, limit: 50 })).rejects.toMatchObject(notFound);
      await expect(restoreVersion(person, playlistId, { versionId })).rejects.toMatchObject(notFound);
    }
    expect(await urisOf(ctx, id)).toEqual(trackUris(1));
  });
});
