import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { deleteShuffle } from "@/lib/shuffle/delete-shuffle";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { listShuffles } from "@/lib/shuffle/list-shuffles";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { findPlaylist, readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range, spotifyId, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { nextSetJob } from "./next-set-job";
import type { SourceInput } from "./source";

const deepIt = onlyDeep(it);

const { connected, control, playlist, requests } = await simulated();
afterAll(closeQueue);

/** Starts a shuffle and returns its first set. */
async function startAndReadSet(ctx: UserContext, input: SourceInput) {
  const session = await startShuffle(ctx, input);
  const { items } = await listUpcoming(ctx, session.id, { limit: 100 });
  expect(items).toHaveLength(session.size);
  return { session, uris: items.map(({ song }) => song.uri).sort(), items };
}

describe("sources", () => {
  it("A shuffle of an album has all its tracks, and adds them to the library with one call", async () => {
    const { ctx } = await connected();
    const { session, uris, items } = await startAndReadSet(ctx, { albumId: spotifyId("album", 3) });
    expect(uris).toEqual(range(10, 30).map(trackUri));
    expect(session).toMatchObject({ name: "Album 3", playlistId: null, source: { kind: "album" } });
    expect(items.every(({ itemId }) => itemId === null)).toBe(true);
    expect(await requests("/v1")).toHaveLength(1);
  });

  it("A shuffle of an artist has the songs of the library that credit the artist, also as a guest, without a call", async () => {
    const { ctx } = await connected({ likedTrackIds: range(12).map(trackId) });
    await runImport(ctx);
    const [song] = (await listLikedSongs(ctx, { limit: 1 })).items;
    const artist = song?.song.artists[0];
    const before = await requests("/v1");
    const { session, items } = await startAndReadSet(ctx, { artistId: artist?.id ?? "" });
    expect(session).toMatchObject({ name: artist?.name, source: { kind: "artist", artistId: artist?.id } });
    expect(items.length).toBeGreaterThan(0);
    for (const { song } of items) expect(song.artists.map(({ id }) => id)).toContain(artist?.id);
    expect(await requests("/v1")).toHaveLength(before.length);
    const nobody = startShuffle(ctx, { artistId: spotifyId("artist", 999) });
    await expect(nobody).rejects.toMatchObject({ code: "nothing_to_shuffle" });
  });

  it("A shuffle of the liked songs has all liked songs", async () => {
    const { ctx } = await connected({ likedTrackIds: range(25).map(trackId) });
    await runImport(ctx);
    const { session, uris } = await startAndReadSet(ctx, { likedSongs: true });
    expect(uris).toEqual(range(25).map(trackUri));
    expect(session).toMatchObject({ name: "Liked songs", source: { kind: "likedSongs" } });
  });

  it("A shuffle of several playlists has a shared song as often as it is in the playlist with most copies of it", async () => {
    const { ctx, spotifyUser } = await connected();
    await playlist(spotifyUser, { name: "One", trackIds: [1, 2, 2, 3].map(trackId) });
    await playlist(spotifyUser, { name: "Other", trackIds: [2, 3, 4, 4].map(trackId) });
    await runImport(ctx);
    const playlists = await Promise.all(["One", "Other"].map(name => findPlaylist(ctx, name)));
    const playlistIds = playlists.map(({ id }) => id);
    const { session, uris, items } = await startAndReadSet(ctx, { playlistIds });
    expect(uris).toEqual([1, 2, 2, 3, 4, 4].map(trackUri));
    expect(items.every(({ itemId }) => itemId !== null)).toBe(true);
    expect(session).toMatchObject({ name: "One + Other", playlistId: null });
    expect((await startShuffle(ctx, { playlistIds: playlistIds.toReversed() })).id).toBe(session.id);
  });

  it("A shuffle of a search has the songs of the library that contain all its words", async () => {
    const ctx = await createUser();
    await createLocalPlaylist(ctx, [{ title: "Blue Moon" }, { title: "Blue Sky" }, { title: "Half Moon" }]);
    const { session, items } = await startAndReadSet(ctx, { search: " moon  BLUE " });
    expect(items.map(({ song }) => song.title)).toEqual(["Blue Moon"]);
    expect(session).toMatchObject({ name: "moon BLUE", isSingle: true });
    expect((await startAndReadSet(ctx, { search: "blue" })).items).toHaveLength(2);
  });

  it.each([
    ["liked songs", { likedSongs: true }, "no liked songs"],
    ["a search that finds nothing", { search: "nowhere" }, "No song in your library"],
  ] as const)("A shuffle of %s without a song is refused with the reason", async (_, input, expectedText) => {
    const ctx = await createUser();
    await expect(startShuffle(ctx, input)).rejects.toMatchObject({
      code: "nothing_to_shuffle",
      message: expect.stringContaining(expectedText),
    });
    await expect(listShuffles(ctx, { limit: 10 })).resolves.toMatchObject({ items: [] });
  });

  it("The error for a shuffle without a playable item says how many items there are", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, [
      { isLocal: true },
      { isPlayable: false },
      { withdrawn: true },
    ]);
    await expect(startShuffle(ctx, { playlistIds: [id] })).rejects.toMatchObject({
      code: "nothing_to_shuffle",
      message: expect.stringContaining("None of the 3 songs"),
    });
  });

  it("A shuffle of an unknown album or of another person's playlist is refused", async () => {
    const { ctx } = await connected();
    await expect(startShuffle(ctx, { albumId: "0".repeat(22) })).rejects.toMatchObject({
      code: "not_found_on_spotify",
    });
    const [own, foreign] = [
      await createLocalPlaylist(ctx, 2),
      await createLocalPlaylist(await createUser(), 2),
    ];
    await expect(startShuffle(ctx, { playlistIds: [own.id, foreign.id] })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("empty sources", () => {
  it("The reason for an empty shuffle fits its source", async () => {
    const ctx = await createUser();
    const [one, other] = [(await createLocalPlaylist(ctx, 0)).id, (await createLocalPlaylist(ctx, 0)).id];
    const refusal = (input: SourceInput) => startShuffle(ctx, input).catch(({ message }) => message);
    expect(await refusal({ playlistIds: [one] })).toMatch(/^This playlist is empty/);
    expect(await refusal({ playlistIds: [one, other] })).toMatch(/^These playlists are empty/);
    const single = await createLocalPlaylist(ctx, 1);
    await sql("UPDATE songs SET is_playable = false WHERE user_id = $1", [ctx.userId]);
    expect(await refusal({ playlistIds: [single.id] })).toMatch(/^The only song can’t be played/);
  });
});

describe("shuffles", () => {
  it("Shuffles are listed by last use, in pages, and only for their owner", async () => {
    const [ctx, eve] = [await createUser(), await createUser()];
    const ids: string[] = [];
    for (const _ of range(5)) {
      const { id } = await createLocalPlaylist(ctx, 2);
      ids.unshift((await startShuffle(ctx, { playlistIds: [id] })).id);
    }
    const oldest = ids.pop() ?? "";
    await nextInShuffle(ctx, { id: oldest });
    ids.unshift(oldest);
    const all = await readAll(cursor => listShuffles(ctx, { limit: 2, ...(cursor && { cursor }) }));
    expect(all.map(({ id }) => id)).toEqual(ids);
    await expect(listShuffles(eve, { limit: 10 })).resolves.toEqual({ items: [], nextCursor: null });
  });

  it("A shuffle is found by its source even if the source is written differently", async () => {
    const ctx = await createUser();
    const [one, other] = [(await createLocalPlaylist(ctx, 2)).id, (await createLocalPlaylist(ctx, 2)).id];
    const both = await startShuffle(ctx, { playlistIds: [one, other] });
    await startShuffle(ctx, { playlistIds: [one] });
    const findBySource = async (source: ShuffleSource) =>
      (await listShuffles(ctx, { limit: 1, source })).items;
    const playlistIds = [other.toUpperCase(), one, other];
    await expect(findBySource({ kind: "playlists", playlistIds })).resolves.toEqual([both]);
    await expect(findBySource({ kind: "playlists", playlistIds: [other] })).resolves.toEqual([]);
    const [title = ""] = (await listUpcoming(ctx, both.id, { limit: 1 })).items.map(({ song }) => song.title);
    const searchShuffle = await startShuffle(ctx, { search: title });
    await expect(findBySource({ kind: "search", search: `  ${title.toUpperCase()} ` })).resolves.toEqual([
      searchShuffle,
    ]);
  });

  it("A deleted shuffle is not found, and its playlist can be shuffled again", async () => {
    const ctx = await createUser();
    const { id: playlistId } = await createLocalPlaylist(ctx, 3);
    const { id } = await startShuffle(ctx, { playlistIds: [playlistId] });
    await expect(deleteShuffle(await createUser(), id)).rejects.toMatchObject({ code: "not_found" });
    await deleteShuffle(ctx, id);
    for (const request of [
      () => getShuffle(ctx, { id }),
      () => nextInShuffle(ctx, { id }),
      () => deleteShuffle(ctx, id),
    ])
      await expect(request()).rejects.toMatchObject({ code: "not_found" });
    await expect(nextInShuffle(ctx, { playlistId })).resolves.toMatchObject({ set: 1, position: 1 });
  });

  deepIt("An import changes a shuffle only if its source has changed", async () => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: range(6, 100).map(trackId) });
    const spotifyPlaylistId = await playlist(spotifyUser, {
      name: "There",
      trackIds: range(12).map(trackId),
    });
    await runImport(ctx);
    const { id: playlistId } = await findPlaylist(ctx, "There");
    const { id } = await startShuffle(ctx, { playlistIds: [playlistId] });
    const { id: likedId } = await startShuffle(ctx, { likedSongs: true });
    await nextSetJob.handle({ userId: ctx.userId, sessionId: id });
    const { song: first } = await nextInShuffle(ctx, { id });
    const before = await listUpcoming(ctx, id, { limit: 100 });
    await runImport(ctx);
    expect(await listUpcoming(ctx, id, { limit: 100 })).toEqual(before);
    await playlist(
      spotifyUser,
      { trackIds: [...range(10, 2), ...range(3, 50)].map(trackId) },
      spotifyPlaylistId,
    );
    await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: range(7, 101).map(trackId) });
    await runImport(ctx);
    const expectedUris = new Set([...range(10, 2), ...range(3, 50)].map(trackUri));
    expectedUris.delete(first.uri);
    const { remaining } = await getShuffle(ctx, { id });
    const rest: string[] = [];
    for (let count = remaining; count > 0; count--) rest.push((await nextInShuffle(ctx, { id })).song.uri);
    expect(rest.sort()).toEqual([...expectedUris].sort());
    const liked = await listUpcoming(ctx, likedId, { limit: 100 });
    expect(liked.items.map(({ song }) => song.uri).sort()).toEqual(range(7, 101).map(trackUri));
  });

  it("A shuffle ends when an import deletes its playlist", async () => {
    const { ctx, spotifyUser } = await connected();
    await playlist(spotifyUser, { name: "Stays", trackIds: [trackId(1)] });
    const deletedId = await playlist(spotifyUser, { name: "Goes", trackIds: range(3).map(trackId) });
    await runImport(ctx);
    const { id: playlistId } = await findPlaylist(ctx, "Goes");
    const { id } = await startShuffle(ctx, { playlistIds: [playlistId] });
    await getUserSpotifyClient(ctx).unsave([`spotify:playlist:${deletedId}`]);
    await runImport(ctx);
    await expect(getShuffle(ctx, { id })).resolves.toMatchObject({
      endedReason: expect.stringContaining("Its playlist was deleted"),
    });
  });
});

describe("the spread", () => {
  const songsOf = async (ctx: UserContext, id: string) =>
    (await listUpcoming(ctx, id, { limit: 100 })).items.map(({ song }) => song.id);

  it("A changed spread applies to the rest of the set at once, and no song is lost or repeated", async () => {
    const ctx = await createUser();
    const { id: playlistId, songIds } = await createLocalPlaylist(ctx, 40);
    await sql(
      `UPDATE songs SET artists = jsonb_build_array(jsonb_build_object('id', 'artist ' || right(title, 1))) WHERE user_id = $1`,
      [ctx.userId],
    );
    const { id, spread } = await startShuffle(ctx, { playlistIds: [playlistId] }, { seed: "spread" });
    expect(spread).toBe("balanced");
    await nextSetJob.handle({ userId: ctx.userId, sessionId: id });
    const heard: string[] = [];
    for (const _ of range(10)) heard.push((await nextInShuffle(ctx, { id })).song.id);
    const before = (await songsOf(ctx, id)).slice(0, 30);
    await expect(changeSpread(ctx, id, "loose")).resolves.toMatchObject({ spread: "loose", remaining: 30 });
    const after = await songsOf(ctx, id);
    expect(after).toHaveLength(30);
    expect(after).not.toEqual(before);
    expect([...heard, ...after].sort()).toEqual([...songIds].sort());
    await changeSpread(ctx, id, "loose");
    expect(await songsOf(ctx, id)).toEqual(after);
  });

  it("A spread stays saved for its source after a restart and after the shuffle was deleted", async () => {
    const ctx = await createUser();
    const [one, other] = [await createLocalPlaylist(ctx, 3), await createLocalPlaylist(ctx, 3)];
    const { id } = await startShuffle(ctx, { playlistIds: [one.id] }, { spread: "even" });
    await expect(startShuffle(ctx, { playlistIds: [one.id] })).resolves.toMatchObject({ spread: "even" });
    await deleteShuffle(ctx, id);
    await nextInShuffle(ctx, { playlistId: one.id });
    await expect(getShuffle(ctx, { playlistId: one.id })).resolves.toMatchObject({ spread: "even" });
    await expect(startShuffle(ctx, { playlistIds: [other.id] })).resolves.toMatchObject({
      spread: "balanced",
    });
  });
});
