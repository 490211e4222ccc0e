import { afterAll, describe, expect, it } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { listVersions } from "@/lib/playlists/versions/list-versions";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { deleteExpired } from "@/lib/worker/delete-expired";
import { allItems, allPlaylists } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { deletePlaylist } from "./delete-playlist";
import { getPlaylist } from "./get-playlist";
import { listPlaylistsWithSong } from "./list-playlists-with-song";
import { removeTrack } from "./remove-track";
import { restorePlaylist } from "./restore-playlist";

afterAll(closeQueue);

describe("undo of a deletion", () => {
  it("A deleted playlist comes back with its id, items and versions", async () => {
    const ctx = await createUser();
    const { id, itemIds } = await createLocalPlaylist(ctx, 5);
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    const before = { playlist: await getPlaylist(ctx, id), items: await allItems(ctx, id) };
    const versions = await listVersions(ctx, id, { limit: 10 });
    await deletePlaylist(ctx, id);
    await expect(getPlaylist(ctx, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await restorePlaylist(ctx, id)).toEqual(before.playlist);
    expect(await allItems(ctx, id)).toEqual(before.items);
    expect(await listVersions(ctx, id, { limit: 10 })).toEqual(versions);
    expect(await restorePlaylist(ctx, id)).toEqual(before.playlist);
  });

  it("A deleted playlist is in no list, in no export and not among the playlists of its songs", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 2);
    await deletePlaylist(ctx, id);
    expect(await allPlaylists(ctx)).toEqual([]);
    expect(await listPlaylistsWithSong(ctx, songIds[0] ?? "", { limit: 10 })).toMatchObject({ items: [] });
    await expect(startShuffle(ctx, { playlistIds: [id] })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeTrack(ctx, id, { itemId: id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("The shuffle of a restored playlist continues where the deletion ended it", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 30);
    const session = await startShuffle(ctx, { playlistIds: [id] });
    const heard = [];
    for (let count = 0; count < 10; count++)
      heard.push((await nextInShuffle(ctx, { id: session.id })).song.id);
    await deletePlaylist(ctx, id);
    await expect(nextInShuffle(ctx, { id: session.id })).rejects.toMatchObject({ code: "shuffle_ended" });
    await restorePlaylist(ctx, id);
    expect(await getShuffle(ctx, { id: session.id })).toMatchObject({ remaining: 20, endedReason: null });
    for (let count = 0; count < 20; count++)
      heard.push((await nextInShuffle(ctx, { id: session.id })).song.id);
    expect(new Set(heard).size).toBe(30);
  });

  it("Nobody else can restore a playlist, and after an hour it is deleted for good", async () => {
    const [ctx, other] = [await createUser(), await createUser()];
    const { id } = await createLocalPlaylist(ctx, 1);
    await deletePlaylist(ctx, id);
    await expect(restorePlaylist(other, id)).rejects.toMatchObject({ code: "not_found" });
    await sql("UPDATE playlists SET deleted_at = deleted_at - interval '61 minutes' WHERE id = $1", [id]);
    await expect(restorePlaylist(ctx, id)).rejects.toMatchObject({ code: "not_found" });
    await deleteExpired();
    expect(await prisma().playlist.count({ where: { id } })).toBe(0);
  });
});
