import { afterAll, describe, expect, it, vi } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { asUser } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { range, trackId, trackUri } from "@/testing/catalog";
import { runImport } from "@/testing/imports";
import { allItems, allPlaylists, playlistNamed, urisOf } from "@/testing/library";
import { localPlaylist } from "@/testing/playlists";
import { type ConnectedListener, simulated } from "@/testing/simulated";
import { addTracks } from "./add-tracks";
import { createPlaylist } from "./create-playlist";
import { deletePlaylist } from "./delete-playlist";
import { getPlaylist } from "./get-playlist";
import { moveTracks } from "./move-tracks";
import { publishPlaylist } from "./publish-playlist";
import { removeTrack } from "./remove-track";
import { updatePlaylist } from "./update-playlist";

const { connected, fault, playlist, requests } = await simulated();
afterAll(closeQueue);

/** Somebody whose one playlist has these tracks. */
async function withTracks(numbers: number[]) {
  const listener = await connected();
  const spotifyId = await playlist(listener.spotifyUser, { name: "Mix", trackIds: numbers.map(trackId) });
  await runImport(listener.ctx);
  const { id } = await playlistNamed(listener.ctx, "Mix");
  return { ...listener, id, spotifyId };
}

/** What Spotify has in a playlist, in order. */
async function onSpotify({ ctx }: ConnectedListener, spotifyId: string): Promise<string[]> {
  const uris: string[] = [];
  let total = 1;
  while (uris.length < total) {
    const text = await callSpotify(
      asUser(ctx.userId),
      { method: "GET", path: `/playlists/${spotifyId}/items`, query: { limit: 50, offset: uris.length } },
      "sync",
    );
    const page = JSON.parse(text) as { total: number; items: { item: { uri: string } }[] };
    total = page.total;
    uris.push(...page.items.map(entry => entry.item.uri));
    if (page.items.length === 0) break;
  }
  return uris;
}

const refused = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };

describe("edits of a Spotify playlist", () => {
  it("that took their time are read two seconds after Spotify took them, not after they began", async () => {
    const { ctx, id, spotifyId } = await withTracks([0]);
    const items = `/v1/playlists/${spotifyId}/items`;
    await fault(items, { delayMs: 2_000 }, "POST");
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(0)] });
    await runImport(ctx);
    const [written, read] = (await requests(items)).slice(-2).map(({ at }) => Date.parse(at));
    expect((read ?? 0) - (written ?? 0)).toBeGreaterThanOrEqual(2_000);
  });

  it("arrive there in the same order: added", async () => {
    const person = await withTracks([0, 1, 2]);
    const { ctx, id, spotifyId } = person;
    await addTracks(ctx, id, { songIds: [], uris: [7, 8, 7].map(trackUri), position: 1 });
    const wanted = [0, 7, 8, 7, 1, 2].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(wanted);
    expect(await onSpotify(person, spotifyId)).toEqual(wanted);
  });

  it("arrive there in the same order: more than one write takes", async () => {
    const person = await withTracks([0, 1]);
    const { ctx, id, spotifyId } = person;
    const first = range(200, 20);
    // The library knows them, so that none is asked of Spotify one by one.
    await playlist(person.spotifyUser, { name: "Other", trackIds: first.map(trackId) });
    await runImport(ctx);
    await addTracks(ctx, id, { songIds: [], uris: first.map(trackUri), position: 1 });
    const wanted = [0, ...first, 1].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(wanted);
    expect(await onSpotify(person, spotifyId)).toEqual(wanted);
  }, 60_000);

  it("arrive there in the same order: one of several occurrences removed", async () => {
    const person = await withTracks([5, 1, 5, 2, 5, 3]);
    const { ctx, id, spotifyId } = person;
    const items = await allItems(ctx, id);
    await removeTrack(ctx, id, { itemId: items[2]?.id ?? "" });
    const wanted = [5, 1, 2, 5, 3].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(wanted);
    expect(await onSpotify(person, spotifyId)).toEqual(wanted);
    await removeTrack(ctx, id, { itemId: items[0]?.id ?? "" });
    expect(await onSpotify(person, spotifyId)).toEqual([1, 2, 5, 3].map(trackUri));
    await removeTrack(ctx, id, { itemId: items[3]?.id ?? "" });
    expect(await onSpotify(person, spotifyId)).toEqual([1, 5, 3].map(trackUri));
    expect(await urisOf(ctx, id)).toEqual([1, 5, 3].map(trackUri));
  });

  it("arrive there in the same order: moved", async () => {
    const person = await withTracks([0, 1, 2, 3, 4, 5]);
    const { ctx, id, spotifyId } = person;
    const items = (await allItems(ctx, id)).map(item => item.id);
    const item = (number: number) => items[number] ?? "";
    await moveTracks(ctx, id, { itemIds: [item(4), item(0)], before: item(2) });
    const wanted = [1, 4, 0, 2, 3, 5].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(wanted);
    expect(await onSpotify(person, spotifyId)).toEqual(wanted);
    await moveTracks(ctx, id, { itemIds: [item(1), item(4)], before: null });
    expect(await onSpotify(person, spotifyId)).toEqual([0, 2, 3, 5, 1, 4].map(trackUri));
  });

  it("arrive there: name and description", async () => {
    const { ctx, id, spotifyId } = await withTracks([1]);
    await updatePlaylist(ctx, id, { name: "New name", description: "new words" });
    const text = await callSpotify(
      asUser(ctx.userId),
      { method: "GET", path: `/playlists/${spotifyId}` },
      "sync",
    );
    expect(JSON.parse(text)).toMatchObject({ name: "New name", description: "new words" });
  });

  it("stay when the next import comes, with the ids of their items", async () => {
    const { ctx, id } = await withTracks([0, 1, 2]);
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(9)], position: 1 });
    const before = await allItems(ctx, id);
    const job = await runImport(ctx);
    expect(job.counts).toMatchObject({ added: 0, removed: 0 });
    expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
  });

  it("that Spotify refuses change nothing here", async () => {
    const { ctx, id, spotifyId } = await withTracks([0, 1, 2]);
    const before = [await getPlaylist(ctx, id), await allItems(ctx, id)];
    const [first] = await allItems(ctx, id);
    for (const attempt of [
      () => addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] }),
      () => removeTrack(ctx, id, { itemId: first?.id ?? "" }),
      () => moveTracks(ctx, id, { itemIds: [first?.id ?? ""], before: null }),
      () => updatePlaylist(ctx, id, { name: "Other" }),
    ]) {
      await fault(`/v1/playlists/${spotifyId}`, refused);
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden_by_spotify" });
    }
    await fault("/v1/me/library", refused);
    await expect(deletePlaylist(ctx, id)).rejects.toMatchObject({ code: "forbidden_by_spotify" });
    expect([await getPlaylist(ctx, id), await allItems(ctx, id)]).toEqual(before);
  });

  it("do not wait for each other in a circle when many come at once", async () => {
    const person = await withTracks([0]);
    const { ctx, id, spotifyId } = person;
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] });
    await Promise.all(range(30).map(() => addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] })));
    expect(await urisOf(ctx, id)).toHaveLength(32);
    expect(await onSpotify(person, spotifyId)).toHaveLength(32);
  });

  it("ask Spotify for a song that the library does not know, once", async () => {
    const { ctx, id } = await withTracks([0]);
    const { items } = await addTracks(ctx, id, { songIds: [], uris: [trackUri(42), trackUri(42)] });
    expect(items.map(item => item.song?.title)).toEqual(["Song 42", "Song 42"]);
    expect((await requests("/v1/tracks")).length).toBe(1);
    await expect(
      addTracks(ctx, id, { songIds: [], uris: [`spotify:track:${"z".repeat(22)}`] }),
    ).rejects.toMatchObject({ code: "not_found_on_spotify" });
    for (const uri of ["spotify:album:0000000000000000000000", "spotify:track:short", "hello"])
      await expect(addTracks(ctx, id, { songIds: [], uris: [uri] })).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "uris" }],
      });
  });

  it("refuse more than a hundred songs that only Spotify knows, since each costs a call", async () => {
    const { ctx, id } = await withTracks([0]);
    await expect(
      addTracks(ctx, id, { songIds: [], uris: range(101, 10).map(trackUri) }),
    ).rejects.toMatchObject({ code: "validation_failed", fields: [{ path: "uris" }] });
    expect(await requests("/v1/tracks")).toEqual([]);
  });

  it("leave local files and withdrawn songs where they are", async () => {
    const { ctx, spotifyUser } = await connected();
    const items = [trackUri(0), null, "spotify:local:Artist:Album:Title:200"];
    await playlist(spotifyUser, { name: "Odd", items });
    await runImport(ctx);
    const { id } = await playlistNamed(ctx, "Odd");
    const [song, withdrawn, local] = await allItems(ctx, id);
    for (const item of [withdrawn, local])
      await expect(removeTrack(ctx, id, { itemId: item?.id ?? "" })).rejects.toMatchObject({
        code: "playlist_not_editable",
      });
    await expect(addTracks(ctx, id, { songIds: [local?.song?.id ?? ""], uris: [] })).rejects.toMatchObject({
      code: "playlist_not_editable",
    });
    await removeTrack(ctx, id, { itemId: song?.id ?? "" });
    expect(await urisOf(ctx, id)).toEqual([null, items[2]]);
  });
});

describe("deleting a Spotify playlist", () => {
  it("takes it out of the person's library there too", async () => {
    const { ctx, id } = await withTracks([1]);
    await deletePlaylist(ctx, id);
    const text = await callSpotify(asUser(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
    expect(JSON.parse(text).total).toBe(0);
    await runImport(ctx);
    expect(await allPlaylists(ctx)).toEqual([]);
  });
});

describe("publishing", () => {
  it("makes a local playlist one on Spotify, in the same order, and keeps its items", async () => {
    const person = await connected();
    const { ctx } = person;
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "words" });
    await addTracks(ctx, id, { songIds: [], uris: [3, 1, 3, 2].map(trackUri) });
    const before = await allItems(ctx, id);
    const published = await publishPlaylist(ctx, id);
    expect(published).toMatchObject({ origin: "spotify", trackCount: 4, name: "Mine" });
    expect(await onSpotify(person, published.spotifyId ?? "")).toEqual([3, 1, 3, 2].map(trackUri));
    await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "playlist_not_editable" });
    const job = await runImport(ctx);
    expect(job.counts).toMatchObject({ playlists: 1, added: 0, removed: 0, unchanged: 4 });
    expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(9)] });
    expect(await onSpotify(person, published.spotifyId ?? "")).toHaveLength(5);
  });

  it("goes well while an import finds the new playlist on Spotify, and both take it for one", async () => {
    const { ctx } = await connected();
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
    await addTracks(ctx, id, { songIds: [], uris: [1, 2].map(trackUri) });
    await fault("/v1/playlists/", { delayMs: 2_000 }, "POST");
    const publishing = publishPlaylist(ctx, id);
    const created = async () => (await requests("/v1/me/playlists")).some(({ method }) => method === "POST");
    await vi.waitFor(async () => expect(await created()).toBe(true), 5_000);
    const importing = runImport(ctx);
    await expect(publishing).resolves.toMatchObject({ id, origin: "spotify", trackCount: 2 });
    await expect(importing).resolves.toMatchObject({ state: "completed" });
    expect(await allPlaylists(ctx)).toHaveLength(1);
    expect(await urisOf(ctx, id)).toEqual([1, 2].map(trackUri));
  });

  it("refuses what Spotify cannot take, and makes nothing there", async () => {
    const { ctx } = await connected();
    for (const entry of [{ isLocal: true }, { withdrawn: true }]) {
      const { id } = await localPlaylist(ctx, [{}, entry]);
      await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "playlist_not_editable" });
      await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ origin: "local" });
    }
    expect(await requests("/v1/me/playlists")).toEqual([]);
  });

  it("that fails half-way leaves nothing behind on Spotify and can be tried again", async () => {
    const { ctx } = await connected();
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] });
    await fault("/v1/playlists/", { ...refused }, "POST");
    await expect(publishPlaylist(ctx, id)).rejects.toMatchObject({ code: "forbidden_by_spotify" });
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ origin: "local", spotifyId: null });
    await publishPlaylist(ctx, id);
    const text = await callSpotify(asUser(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
    expect(JSON.parse(text).total).toBe(1);
  });

  it("happens once, however often it is asked for at the same moment", async () => {
    const { ctx } = await connected();
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
    const results = await Promise.allSettled(range(3).map(() => publishPlaylist(ctx, id)));
    expect(results.filter(result => result.status === "fulfilled")).toHaveLength(1);
    const text = await callSpotify(asUser(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
    expect(JSON.parse(text).total).toBe(1);
  });
});
