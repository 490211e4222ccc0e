import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import { asUser } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { range, trackUri } from "@/testing/catalog";
import { runImport } from "@/testing/imports";
import { allItems, allOf, playlistNamed, urisOf } from "@/testing/library";
import { somebody } from "@/testing/people";
import { localPlaylist } from "@/testing/playlists";
import { simulated } from "@/testing/simulated";
import { getVersion } from "./get-version";
import { listVersions } from "./list-versions";
import { restoreVersion } from "./restore-version";

const { connected, fault, playlist, requests } = await simulated();
afterAll(closeQueue);

const versionsOf = (ctx: UserContext, id: string) =>
  allOf(cursor => listVersions(ctx, id, { limit: 2, ...(cursor && { cursor }) }));

/** Somebody whose playlist on Spotify held one list of tracks after the other, each read by an import. */
async function withPast(...past: (string | null)[][]) {
  const person = await connected();
  const spotifyId = await playlist(person.spotifyUser, { name: "Mix", items: past[0] ?? [] });
  await runImport(person.ctx);
  for (const items of past.slice(1)) {
    await playlist(person.spotifyUser, { name: "Mix", items }, spotifyId);
    await runImport(person.ctx);
  }
  const { id } = await playlistNamed(person.ctx, "Mix");
  const versions = await versionsOf(person.ctx, id);
  return { ...person, id, spotifyId, versions, version: (place: number) => versions[place]?.id ?? "" };
}

const tracks = (...numbers: number[]) => numbers.map(trackUri);

async function onSpotify(ctx: UserContext, spotifyId: string): Promise<(string | null)[]> {
  const uris: (string | null)[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 50) {
    const call = {
      method: "GET",
      path: `/playlists/${spotifyId}/items`,
      query: { limit: 50, offset },
    } as const;
    const page = JSON.parse(await callSpotify(asUser(ctx.userId), call, "sync")) as {
      total: number;
      items: { item: { uri: string } | null }[];
    };
    total = page.total;
    uris.push(...page.items.map(entry => entry.item?.uri ?? null));
  }
  return uris;
}

/** A local playlist that held other songs before: a version of it with those songs. */
async function localWithPast(entries: { songId: string | null; kind: string }[], id: string) {
  const dated = entries.map(entry => ({ ...entry, addedAt: "2025-01-01T00:00:00.123+00:00" }));
  const [row] = await sql<{ id: string }>(
    `INSERT INTO playlist_versions (playlist_id, entries, track_count, added, removed)
     VALUES ($1, $2, $3, 0, 0) RETURNING id`,
    [id, JSON.stringify(dated), entries.length],
  );
  return row?.id ?? "";
}

describe("the history of a playlist", () => {
  it("begins when a sync changes it, and tells what each change added and removed", async () => {
    const { ctx, id, versions } = await withPast(tracks(0, 1, 2), tracks(0, 1, 2, 3), tracks(1, 3));
    expect(versions).toMatchObject([
      { trackCount: 4, added: 0, removed: 2 },
      { trackCount: 3, added: 1, removed: 0 },
    ]);
    await runImport(ctx);
    expect(await versionsOf(ctx, id)).toEqual(versions);
  });

  it("keeps what was there before edits made here, as one change for as long as they go on", async () => {
    const ctx = await somebody();
    const { id, itemIds, songIds } = await localPlaylist(ctx, 4);
    const [a, b, c, d] = songIds;
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    await removeTrack(ctx, id, { itemId: itemIds[1] ?? "" });
    await moveTracks(ctx, id, { itemIds: [itemIds[3] ?? ""], before: itemIds[2] ?? "" });
    await addTracks(ctx, id, { songIds: [a ?? ""], uris: [] });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([d, c, a]);
    const [yesterday, ...none] = await versionsOf(ctx, id);
    expect([yesterday, none]).toMatchObject([{ cause: "edit", trackCount: 4, added: 1, removed: 2 }, []]);

    await sql("UPDATE playlist_versions SET created_at = created_at - interval '1 day'");
    await removeTrack(ctx, id, { itemId: itemIds[2] ?? "" });
    expect(await versionsOf(ctx, id)).toMatchObject([{ trackCount: 3, added: 0, removed: 1 }, {}]);
    await restoreVersion(ctx, id, { versionId: yesterday?.id ?? "" });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([a, b, c, d]);
    expect(await versionsOf(ctx, id)).toMatchObject([{ cause: "restore" }, {}, {}]);
  });

  it("tells edits made here from what a sync finds, and is the same after a sync that finds only those", async () => {
    const { ctx, id, spotifyId, spotifyUser } = await withPast(tracks(0, 1));
    await addTracks(ctx, id, { songIds: [], uris: tracks(2) });
    const edited = await versionsOf(ctx, id);
    await runImport(ctx);
    expect(await versionsOf(ctx, id)).toEqual(edited);
    await playlist(spotifyUser, { items: tracks(5) }, spotifyId);
    await runImport(ctx);
    expect(await versionsOf(ctx, id)).toMatchObject([
      { cause: "sync", trackCount: 3, added: 1, removed: 3 },
      { cause: "edit", trackCount: 2, added: 1, removed: 0 },
    ]);
  });

  it("keeps nothing of an edit that Spotify refused", async () => {
    const { ctx, id, spotifyId } = await withPast(tracks(0, 1));
    await fault(`/v1/playlists/${spotifyId}/items`, { status: 400, body: "nonsense" }, "POST");
    await expect(addTracks(ctx, id, { songIds: [], uris: tracks(2) })).rejects.toMatchObject({});
    expect(await versionsOf(ctx, id)).toEqual([]);
  });

  it("comes page by page, the newest first", async () => {
    const ctx = await somebody();
    const { id } = await localPlaylist(ctx, 1);
    for (const day of range(5, 1))
      await sql(
        `INSERT INTO playlist_versions (playlist_id, entries, track_count, added, removed, created_at)
         VALUES ($1, '[]', $2, 0, 0, make_timestamptz(2026, 1, $2, 0, 0, 0, 'UTC'))`,
        [id, day],
      );
    expect((await versionsOf(ctx, id)).map(version => version.trackCount)).toEqual([5, 4, 3, 2, 1]);
  });

  it("shows what a version held, and which songs came, went and moved after it", async () => {
    const { ctx, id, version } = await withPast(
      tracks(0, 1, 2, 3),
      tracks(9, 0, 3, 1),
      tracks(9, 0, 3, 1, 0),
      tracks(4),
    );
    const first = await getVersion(ctx, id, { versionId: version(2), limit: 50 });
    const uris = (items: { song: { uri: string } | null }[]) => items.map(({ song }) => song?.uri);
    expect(uris(first.entries.items)).toEqual(tracks(0, 1, 2, 3));
    expect(first.nextVersionId).toBe(version(1));
    expect(uris(first.changes.added.items)).toEqual(tracks(9));
    expect(uris(first.changes.removed.items)).toEqual(tracks(2));
    expect(first.changes.moved).toMatchObject({
      total: 1,
      items: [{ position: 2, song: { uri: trackUri(3) } }],
    });
    const second = await getVersion(ctx, id, { versionId: version(1), limit: 50 });
    expect(second.nextVersionId).toBe(version(0));
    expect(second.changes).toMatchObject({
      added: { total: 1, items: [{ position: 4, song: { uri: trackUri(0) } }] },
      removed: { total: 0, items: [] },
      moved: { total: 0, items: [] },
    });
    const last = await getVersion(ctx, id, { versionId: version(0), limit: 50 });
    expect(last).toMatchObject({
      nextVersionId: null,
      changes: { removed: { total: 5 }, added: { total: 1 } },
    });
  });

  it("shows a long version page by page, and of its changes no more than asked for", async () => {
    const { ctx, id, version } = await withPast(tracks(...range(120)), tracks(0));
    const entries = await allOf(
      async cursor =>
        (await getVersion(ctx, id, { versionId: version(0), limit: 50, ...(cursor && { cursor }) })).entries,
    );
    expect(entries.map(entry => entry.song?.uri)).toEqual(tracks(...range(120)));
    expect(entries.map(entry => entry.position)).toEqual(range(120));
    const { removed } = (await getVersion(ctx, id, { versionId: version(0), limit: 3 })).changes;
    expect(removed.total).toBe(119);
    expect(removed.items.map(item => item.position)).toEqual([1, 2, 3]);
  });

  it("does not exist for anybody else, nor under another playlist", async () => {
    const { ctx, id, version } = await withPast(tracks(0), tracks(1));
    const stranger = await somebody();
    const { id: other } = await localPlaylist(ctx, 1);
    const missing = { code: "not_found" };
    await expect(listVersions(stranger, id, { limit: 50 })).rejects.toMatchObject(missing);
    for (const [who, where, what] of [
      [stranger, id, version(0)],
      [ctx, other, version(0)],
      [ctx, id, randomUUID()],
    ] as const) {
      await expect(getVersion(who, where, { versionId: what, limit: 50 })).rejects.toMatchObject(missing);
      await expect(restoreVersion(who, where, { versionId: what })).rejects.toMatchObject(missing);
    }
    expect(await urisOf(ctx, id)).toEqual(tracks(1));
  });
});

describe("restoring a local playlist", () => {
  it("brings back songs, order, repeats and the days on which they were added, and can be undone", async () => {
    const ctx = await somebody();
    const { id, songIds, itemIds } = await localPlaylist(ctx, 4);
    const [a, b, c, d] = songIds;
    const song = (songId: string | undefined) => ({ songId: songId ?? "", kind: "song" });
    const version = await localWithPast([c, a, c, b].map(song), id);
    const restored = await restoreVersion(ctx, id, { versionId: version });
    expect(restored).toMatchObject({ trackCount: 4, leftOut: [], lost: [] });
    const items = await allItems(ctx, id);
    expect(items.map(item => item.song?.id)).toEqual([c, a, c, b]);
    expect(items.map(item => item.position)).toEqual(range(4));
    expect(items.every(item => item.addedAt === "2025-01-01T00:00:00.123Z")).toBe(true);
    expect([items[1]?.id, items[3]?.id]).toEqual(itemIds.slice(0, 2));
    expect(await versionsOf(ctx, id)).toMatchObject([
      { id: restored.undoVersionId, added: 1, removed: 1 },
      {},
    ]);

    await restoreVersion(ctx, id, { versionId: restored.undoVersionId ?? "" });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([a, b, c, d]);
    expect((await getPlaylist(ctx, id)).trackCount).toBe(4);
  });

  it("to what it holds already changes nothing and keeps no version", async () => {
    const ctx = await somebody();
    const { id, songIds } = await localPlaylist(ctx, 2);
    const version = await localWithPast(
      songIds.map(songId => ({ songId, kind: "song" })),
      id,
    );
    await expect(restoreVersion(ctx, id, { versionId: version })).resolves.toMatchObject({
      undoVersionId: null,
      trackCount: 2,
    });
    expect(await versionsOf(ctx, id)).toHaveLength(1);
  });

  it("can be undone when the playlist was empty", async () => {
    const ctx = await somebody();
    const { id, songIds, itemIds } = await localPlaylist(ctx, 1);
    const version = await localWithPast([{ songId: songIds[0] ?? "", kind: "song" }], id);
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    const { undoVersionId } = await restoreVersion(ctx, id, { versionId: version });
    expect(await allItems(ctx, id)).toHaveLength(1);
    await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
    expect(await allItems(ctx, id)).toEqual([]);
  });

  it("names what is no longer in the library, and brings back the rest", async () => {
    const ctx = await somebody();
    const { id, songIds } = await localPlaylist(ctx, [{}, {}, { isLocal: true }]);
    const entries = [randomUUID(), ...songIds.slice(1)].map(songId => ({ songId, kind: "song" }));
    const version = await localWithPast(entries, id);
    const restored = await restoreVersion(ctx, id, { versionId: version });
    expect(restored).toMatchObject({ trackCount: 2, leftOut: [{ count: 1 }] });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual(songIds.slice(1));
  });

  it("keeps no more than the newest fifty versions", async () => {
    const ctx = await somebody();
    const { id, songIds } = await localPlaylist(ctx, 2);
    const back = songIds.toReversed().map(songId => ({ songId, kind: "song" }));
    let version = await localWithPast(back, id);
    for (const _ of range(55))
      version = (await restoreVersion(ctx, id, { versionId: version })).undoVersionId ?? "";
    expect(
      await allOf(cursor => listVersions(ctx, id, { limit: 100, ...(cursor && { cursor }) })),
    ).toHaveLength(50);
  });

  it("happens in one order here and in the history when it is asked for twice at once", async () => {
    const ctx = await somebody();
    const { id, songIds } = await localPlaylist(ctx, 2);
    const version = await localWithPast(
      songIds.toReversed().map(songId => ({ songId, kind: "song" })),
      id,
    );
    const restored = await Promise.all(range(4).map(() => restoreVersion(ctx, id, { versionId: version })));
    expect(restored.filter(({ undoVersionId }) => undoVersionId !== null)).toHaveLength(1);
    expect(await versionsOf(ctx, id)).toHaveLength(2);
  });
});

describe("restoring a Spotify playlist", () => {
  it("arrives there in the same order, however long it is, and stays when the next import comes", async () => {
    const long = tracks(...range(250).toReversed(), 7, 7);
    const { ctx, id, spotifyId, version } = await withPast(long, tracks(1, 2));
    const restored = await restoreVersion(ctx, id, { versionId: version(0) });
    expect(restored).toMatchObject({ trackCount: 252, leftOut: [], lost: [] });
    expect(await onSpotify(ctx, spotifyId)).toEqual(long);
    expect(await urisOf(ctx, id)).toEqual(long);
    const writes = (await requests(`/v1/playlists/${spotifyId}/items`)).filter(
      ({ method }) => method !== "GET",
    );
    expect(writes.map(({ method }) => method)).toEqual(["PUT", "POST", "POST"]);
    const before = await allItems(ctx, id);
    expect((await runImport(ctx)).counts).toMatchObject({ added: 0, removed: 0 });
    expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
    await restoreVersion(ctx, id, { versionId: restored.undoVersionId ?? "" });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(1, 2));
  }, 60_000);

  it("empties it when it was empty", async () => {
    const { ctx, id, spotifyId } = await withPast(tracks(1, 2));
    const version = await localWithPast([], id);
    await restoreVersion(ctx, id, { versionId: version });
    expect(await onSpotify(ctx, spotifyId)).toEqual([]);
    expect(await urisOf(ctx, id)).toEqual([]);
  });

  it("names what Spotify does not take, leaves it out in both places, and says so beforehand", async () => {
    const file = "spotify:local:Artist:Album:Title:200";
    const past = [trackUri(0), file, null, trackUri(1)];
    const { ctx, id, spotifyId, version } = await withPast(past, [file, trackUri(2)]);
    const told = {
      leftOut: [
        { reason: "withdrawn", count: 1, examples: [] },
        { reason: "local", count: 1, examples: ["Title"] },
      ],
      lost: [{ reason: "local", count: 1, examples: ["Title"] }],
    };
    await expect(getVersion(ctx, id, { versionId: version(0), limit: 5 })).resolves.toMatchObject(told);
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).resolves.toMatchObject({
      ...told,
      trackCount: 2,
    });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(0, 1));
    expect(await urisOf(ctx, id)).toEqual(tracks(0, 1));
  });

  it("that Spotify refuses changes nothing here and keeps no version", async () => {
    const { ctx, id, spotifyId, version } = await withPast(tracks(0, 1), tracks(2));
    const before = [await getPlaylist(ctx, id), await allItems(ctx, id), await versionsOf(ctx, id)];
    await fault(
      `/v1/playlists/${spotifyId}`,
      {
        status: 403,
        body: { error: { status: 403, message: "Forbidden" } },
      },
      "PUT",
    );
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "forbidden_by_spotify",
    });
    expect([await getPlaylist(ctx, id), await allItems(ctx, id), await versionsOf(ctx, id)]).toEqual(before);
  });

  it("loses nothing that was added there and not read yet", async () => {
    const { ctx, id, spotifyId, spotifyUser, version } = await withPast(tracks(0, 1), tracks(2));
    await playlist(spotifyUser, { items: tracks(2, 3) }, spotifyId);
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "playlist_not_editable",
      message: expect.stringMatching(/Import it first/),
    });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(2, 3));
    await runImport(ctx);
    const { undoVersionId } = await restoreVersion(ctx, id, { versionId: version(0) });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(0, 1));
    await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(2, 3));
  });

  it("sees that something else is there, though there is as much of it", async () => {
    const { ctx, id, spotifyId, spotifyUser, version } = await withPast(tracks(0, 1), tracks(...range(60)));
    const other = tracks(...range(59), 99);
    await playlist(spotifyUser, { items: other }, spotifyId);
    const refused = { code: "playlist_not_editable", message: expect.stringMatching(/Import it first/) };
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject(refused);
    expect(await onSpotify(ctx, spotifyId)).toEqual(other);
  });

  it("sees it also after an edit that was made here", async () => {
    const { ctx, id, spotifyId, spotifyUser, version } = await withPast(tracks(0, 1), tracks(2, 3, 4));
    const [first] = await allItems(ctx, id);
    await removeTrack(ctx, id, { itemId: first?.id ?? "" });
    await sql(
      "UPDATE playlists SET edited_at = edited_at - $2::interval, synced_at = synced_at - $2::interval WHERE id = $1",
      [id, "3 seconds"],
    );
    await playlist(spotifyUser, { items: tracks(3, 9) }, spotifyId);
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "playlist_not_editable",
    });
    await playlist(spotifyUser, { items: tracks(3, 4) }, spotifyId);
    await restoreVersion(ctx, id, { versionId: version(0) });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(0, 1));
  });

  it("that fails half-way shows what Spotify holds, keeps what was before, and reads it again", async () => {
    const long = tracks(...range(230));
    const { ctx, id, spotifyId, version } = await withPast(long, tracks(5));
    await fault(`/v1/playlists/${spotifyId}/items`, { status: 500, times: 1 }, "POST");
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "spotify_unavailable",
      message: expect.stringMatching(/first 100 of 230/),
    });
    expect(await urisOf(ctx, id)).toEqual(long.slice(0, 100));
    expect(await onSpotify(ctx, spotifyId)).toEqual(long.slice(0, 100));
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ snapshotId: null, trackCount: 100 });
    const [newest] = await versionsOf(ctx, id);
    await runImport(ctx);
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ snapshotId: expect.any(String) });
    await restoreVersion(ctx, id, { versionId: newest?.id ?? "" });
    expect(await onSpotify(ctx, spotifyId)).toEqual(tracks(5));
    await restoreVersion(ctx, id, { versionId: version(0) });
    expect(await onSpotify(ctx, spotifyId)).toEqual(long);
  }, 60_000);

  it("whose first answer is lost is read again by the next import", async () => {
    const { ctx, id, spotifyId, spotifyUser, version } = await withPast(tracks(0, 1), tracks(2));
    await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, times: 5 }, "PUT");
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "spotify_unavailable",
      message: expect.stringMatching(/may have changed on Spotify/),
    });
    expect(await urisOf(ctx, id)).toEqual(tracks(2));
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ snapshotId: null });
    // As it is when only the answer was lost.
    await playlist(spotifyUser, { items: tracks(0, 1) }, spotifyId);
    await runImport(ctx);
    expect(await urisOf(ctx, id)).toEqual(await onSpotify(ctx, spotifyId));
  });

  it("of somebody else is refused", async () => {
    const { ctx, id, version } = await withPast(tracks(0), tracks(1));
    await sql("UPDATE playlists SET access = 'metadata' WHERE id = $1", [id]);
    await expect(restoreVersion(ctx, id, { versionId: version(0) })).rejects.toMatchObject({
      code: "playlist_not_editable",
    });
  });
});

it("a restore compares ten thousand entries with ten thousand without comparing each with each", async () => {
  const ctx = await somebody();
  const { id, songIds } = await localPlaylist(ctx, 10_000);
  const back = songIds.toReversed();
  const version = await localWithPast(
    back.map(songId => ({ songId, kind: "song" })),
    id,
  );
  const { changes } = await getVersion(ctx, id, { versionId: version, limit: 5 });
  expect(changes.moved.total).toBe(9_999);
  const started = performance.now();
  await restoreVersion(ctx, id, { versionId: version });
  expect(performance.now() - started).toBeLessThan(5_000);
  expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual(back);
}, 60_000);
