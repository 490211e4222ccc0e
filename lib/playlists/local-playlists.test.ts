import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { allItems, allPlaylists, readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { addTracks } from "./add-tracks";
import { createPlaylist } from "./create-playlist";
import { deletePlaylist } from "./delete-playlist";
import { getPlaylist } from "./get-playlist";
import { listPlaylistItems } from "./list-playlist-items";
import { listPlaylists } from "./list-playlists";
import { moveTracks } from "./move-tracks";
import { removeTrack } from "./remove-track";
import { updatePlaylist } from "./update-playlist";

const addSongs = (ctx: UserContext, id: string, songIds: string[], position?: number) =>
  addTracks(ctx, id, { songIds, uris: [], ...(position !== undefined && { position }) });

/** Reads the song ids of a playlist in order. Fails if positions have gaps or the track count is wrong. */
async function readSongs(ctx: UserContext, id: string): Promise<(string | undefined)[]> {
  const items = await allItems(ctx, id);
  expect(items.map(item => item.position)).toEqual(range(items.length));
  expect((await getPlaylist(ctx, id)).trackCount).toBe(items.length);
  return items.map(item => item.song?.id);
}

describe("local playlist", () => {
  it("A local playlist is created empty, renamed and deleted", async () => {
    const ctx = await createUser();
    const playlist = await createPlaylist(ctx, { name: "Morning", description: "quiet" });
    expect(playlist).toMatchObject({
      name: "Morning",
      description: "quiet",
      origin: "local",
      access: "owner",
      trackCount: 0,
      spotifyId: null,
      snapshotId: null,
      syncedAt: null,
    });
    await updatePlaylist(ctx, playlist.id, { name: "Evening" });
    await expect(getPlaylist(ctx, playlist.id)).resolves.toEqual({ ...playlist, name: "Evening" });
    await deletePlaylist(ctx, playlist.id);
    await expect(getPlaylist(ctx, playlist.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("A new local playlist comes before older ones", async () => {
    const ctx = await createUser();
    for (const name of ["first", "second", "third"]) await createPlaylist(ctx, { name, description: "" });
    expect((await allPlaylists(ctx)).map(({ name }) => name)).toEqual(["third", "second", "first"]);
  });

  it("Songs are added at the end, at a position, beyond the end, and more than once", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 3);
    const [a = "", b = "", c = ""] = songIds;
    const added = await addSongs(ctx, id, [a]);
    expect(added.trackCount).toBe(4);
    expect(added.items).toMatchObject([{ position: 3, kind: "song", song: { id: a } }]);
    await addSongs(ctx, id, [c, a], 1);
    await addSongs(ctx, id, [b], 0);
    await addSongs(ctx, id, [b, b], 9_999);
    expect(await readSongs(ctx, id)).toEqual([b, a, c, a, b, c, a, b, b]);
  });

  it("Added items are returned in the order of the request", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 40);
    const reversed = [...songIds].reverse();
    const { items } = await addSongs(ctx, id, reversed, 5);
    expect(items.map(item => item.song?.id)).toEqual(reversed);
    expect(items.map(item => item.position)).toEqual(range(40, 5));
  });

  it("Removing an item closes the gap", async () => {
    const ctx = await createUser();
    const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 4);
    await removeTrack(ctx, id, { itemId: itemIds[1] ?? "" });
    expect(await readSongs(ctx, id)).toEqual([songIds[0], songIds[2], songIds[3]]);
    await expect(removeTrack(ctx, id, { itemId: itemIds[1] ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("Moved items go to the requested position in the order of the request", async () => {
    const ctx = await createUser();
    const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 6);
    const item = (number: number) => itemIds[number] ?? "";
    await moveTracks(ctx, id, { itemIds: [item(4), item(0)], before: item(2) });
    expect(await readSongs(ctx, id)).toEqual([1, 4, 0, 2, 3, 5].map(number => songIds[number]));
    await moveTracks(ctx, id, { itemIds: [item(1)], before: null });
    expect(await readSongs(ctx, id)).toEqual([4, 0, 2, 3, 5, 1].map(number => songIds[number]));
  });

  it("Concurrent edits leave no gaps in the positions and keep the track count correct", async () => {
    const ctx = await createUser();
    const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 40);
    await Promise.all([
      ...itemIds.slice(0, 10).map(itemId => removeTrack(ctx, id, { itemId })),
      ...range(10).map(number => addSongs(ctx, id, songIds.slice(0, 3), number * 5)),
      ...itemIds
        .slice(20, 30)
        .map(itemId => moveTracks(ctx, id, { itemIds: [itemId], before: itemIds[35] ?? null })),
    ]);
    expect(await readSongs(ctx, id)).toHaveLength(60);
  });

  it("Adding unknown songs or other people's songs is refused", async () => {
    const [ada, eve] = await Promise.all([createUser(), createUser()]);
    const adasPlaylist = await createLocalPlaylist(ada, 2);
    const evesPlaylist = await createLocalPlaylist(eve, 2);
    for (const unknownId of [randomUUID(), evesPlaylist.songIds[0] ?? ""])
      await expect(
        addSongs(ada, adasPlaylist.id, [adasPlaylist.songIds[0] ?? "", unknownId]),
      ).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await readSongs(ada, adasPlaylist.id)).toEqual(adasPlaylist.songIds);
  });

  it("Other people can neither read nor change a playlist", async () => {
    const [ada, eve] = await Promise.all([createUser(), createUser()]);
    const { id, itemIds, songIds } = await createLocalPlaylist(ada, 3);
    const ownPlaylist = await createLocalPlaylist(eve, 1);
    const attempts = [
      () => getPlaylist(eve, id),
      () => listPlaylistItems(eve, id, { limit: 10 }),
      () => updatePlaylist(eve, id, { name: "mine now" }),
      () => deletePlaylist(eve, id),
      () => addSongs(eve, id, ownPlaylist.songIds),
      () => removeTrack(eve, id, { itemId: itemIds[0] ?? "" }),
      () => removeTrack(eve, ownPlaylist.id, { itemId: itemIds[0] ?? "" }),
      () => moveTracks(eve, id, { itemIds: itemIds.slice(0, 1), before: null }),
      () => moveTracks(eve, ownPlaylist.id, { itemIds: itemIds.slice(0, 1), before: null }),
      () => moveTracks(eve, ownPlaylist.id, { itemIds: ownPlaylist.itemIds, before: itemIds[0] ?? null }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    await expect(getPlaylist(ada, id)).resolves.toMatchObject({ name: "Local", trackCount: 3 });
    expect(await readSongs(ada, id)).toEqual(songIds);
  });

  it("A playlist that belongs to somebody else on Spotify cannot be edited", async () => {
    const ctx = await createUser();
    const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 1);
    await prisma().playlist.update({ where: { id }, data: { access: "metadata", origin: "spotify" } });
    for (const attempt of [
      () => updatePlaylist(ctx, id, { name: "mine now" }),
      () => addSongs(ctx, id, songIds),
      () => removeTrack(ctx, id, { itemId: itemIds[0] ?? "" }),
      () => moveTracks(ctx, id, { itemIds, before: null }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "playlist_not_editable" });
  });
});

describe("long playlist", () => {
  it("A long playlist comes page by page, each item once and in order", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 1_000);
    const items = await allItems(ctx, id);
    expect(items.map(item => item.id)).toEqual(itemIds);
    const first = await listPlaylistItems(ctx, id, { limit: 100 });
    expect(first).toMatchObject({ total: 1_000, nextCursor: expect.any(String) });
    const last = await listPlaylistItems(ctx, id, { limit: 100, from: 900 });
    expect(last).toMatchObject({ total: 1_000, nextCursor: null });
    expect(last.items.map(item => item.id)).toEqual(itemIds.slice(900));
  });

  it("A page can begin at any position, and the cursor continues from there", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 1_000);
    const page = await listPlaylistItems(ctx, id, { limit: 7, from: 500 });
    expect(page.items.map(item => item.position)).toEqual(range(7, 500));
    const next = await listPlaylistItems(ctx, id, { limit: 7, cursor: page.nextCursor ?? "" });
    expect(next.items.map(item => item.position)).toEqual(range(7, 507));
    await expect(listPlaylistItems(ctx, id, { limit: 7, from: 1_000 })).resolves.toEqual({
      items: [],
      nextCursor: null,
      total: 1_000,
      durationMs: null,
    });
  });

  it.each([2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER])(
    "A page beyond the end, at position %d, is empty",
    async from => {
      const ctx = await createUser();
      const { id } = await createLocalPlaylist(ctx, 2);
      await expect(listPlaylistItems(ctx, id, { limit: 7, from })).resolves.toMatchObject({ items: [] });
    },
  );

  it("A filter matches words of title, artist and album, and signs alone as they are, page by page", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, [
      { title: "100% sure" },
      { title: "100 sure" },
      { title: "snake_case" },
      { title: "snakeXcase" },
      { title: "back\\slash" },
      { title: "Ünïcode" },
      ...range(120).map(number => ({ title: `Filler ${number}` })),
    ]);
    await prisma().song.updateMany({
      where: { userId: ctx.userId, title: "100 sure" },
      data: { artists: [{ id: null, name: "Nina Simone" }], albumName: "Pastel Blues" },
    });
    const titles = async (q: string) =>
      (await readAll(cursor => listPlaylistItems(ctx, id, { limit: 50, q, ...(cursor && { cursor }) }))).map(
        item => item.song?.title,
      );
    expect(await titles("100%")).toEqual(["100% sure", "100 sure", "Filler 100"]);
    expect(await titles("snake_c")).toEqual(["snake_case", "snakeXcase"]);
    expect(await titles("_")).toEqual(["snake_case"]);
    expect(await titles("\\")).toEqual(["back\\slash"]);
    expect(await titles("%")).toEqual(["100% sure"]);
    expect(await titles("SURE")).toEqual(["100% sure", "100 sure"]);
    expect(await titles("ünï")).toEqual(["Ünïcode"]);
    expect(await titles("nina")).toEqual(["100 sure"]);
    expect(await titles("pastel")).toEqual(["100 sure"]);
    expect(await titles("nobody sings this")).toEqual([]);
    expect(await titles("filler")).toHaveLength(120);
    await expect(listPlaylistItems(ctx, id, { limit: 50, q: "filler" })).resolves.toMatchObject({
      total: 120,
    });
    const [first] = (await listPlaylistItems(ctx, id, { limit: 1, q: "snake_" })).items;
    expect(first).toMatchObject({ id: itemIds[2], position: 2 });
  });
});

describe("list of playlists", () => {
  it("Playlists come page by page, filtered by name literally", async () => {
    const ctx = await createUser();
    for (const number of range(12))
      await createPlaylist(ctx, { name: number % 2 ? `Odd ${number}%` : `Even_${number}`, description: "" });
    const all = await readAll(cursor => listPlaylists(ctx, { limit: 5, ...(cursor && { cursor }) }));
    expect(new Set(all.map(({ id }) => id)).size).toBe(12);
    const countMatches = async (q: string) => (await listPlaylists(ctx, { limit: 50, q })).items.length;
    expect([
      await countMatches("odd"),
      await countMatches("%"),
      await countMatches("_"),
      await countMatches("even_1"),
    ]).toEqual([6, 6, 6, 1]);
  });
});
