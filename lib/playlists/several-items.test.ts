import { afterAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { allItems, urisOf } from "@/testing/library/library";
import { connectWithTracks, createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { trackUri } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { removeTracks } from "./remove-tracks";
import { sortPlaylist } from "./sort-playlist";
import { restoreVersion } from "./versions/restore-version";

const simulator = await simulated();
const { requests } = simulator;
afterAll(closeQueue);

const connectedWithTracks = (numbers: number[]) => connectWithTracks(simulator, numbers);

it("Several songs are removed from a Spotify playlist with one call, and a song that occurs again stays", async () => {
  const { ctx, id, spotifyId } = await connectedWithTracks([0, 1, 2, 3, 4]);
  const items = await allItems(ctx, id);
  const ids = (...positions: number[]) => positions.map(position => items[position]?.id ?? "");
  const before = (await requests(`/v1/playlists/${spotifyId}/items`)).length;
  await removeTracks(ctx, id, { itemIds: ids(3, 0, 1) });
  expect(
    (await requests(`/v1/playlists/${spotifyId}/items`)).slice(before).map(({ method }) => method),
  ).toEqual(["DELETE"]);
  const expected = [2, 4].map(trackUri);
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
  expect(await urisOf(ctx, id)).toEqual(expected);
});

it("One occurrence is removed together with other songs, and the other occurrence keeps its place", async () => {
  const { ctx, id, spotifyId } = await connectedWithTracks([5, 1, 5, 2]);
  const items = await allItems(ctx, id);
  await removeTracks(ctx, id, { itemIds: [items[0]?.id ?? "", items[1]?.id ?? ""] });
  const expected = [5, 2].map(trackUri);
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
  expect(await urisOf(ctx, id)).toEqual(expected);
});

it("If one of several items does not exist, none is removed", async () => {
  const ctx = await createUser();
  const { id, itemIds } = await createLocalPlaylist(ctx, 3);
  const other = await createLocalPlaylist(ctx, 1);
  const missing = removeTracks(ctx, id, { itemIds: [itemIds[0] ?? "", other.itemIds[0] ?? ""] });
  await expect(missing).rejects.toMatchObject({ code: "not_found" });
  expect(await allItems(ctx, id)).toHaveLength(3);
  await removeTracks(ctx, id, { itemIds: itemIds.slice(1) });
  expect((await allItems(ctx, id)).map(item => item.id)).toEqual(itemIds.slice(0, 1));
});

it("A sorted local playlist keeps its items and dates, and its undo version brings the order back", async () => {
  const ctx = await createUser();
  const { id } = await createLocalPlaylist(ctx, [
    { title: "b" },
    { title: "c" },
    { title: "a" },
    { title: "c" },
  ]);
  await sql(
    "UPDATE playlist_items SET added_at = now() - interval '1 day' * position WHERE playlist_id = $1",
    [id],
  );
  const content = async () =>
    (await allItems(ctx, id)).map(item => [item.id, item.song?.title, item.addedAt] as const);
  const before = await content();
  const { undoVersionId } = await sortPlaylist(ctx, id, { sort: "title", order: "asc" });
  expect(await content()).toEqual([before[2], before[0], before[1], before[3]]);
  expect(await sortPlaylist(ctx, id, { sort: "title", order: "asc" })).toEqual({ undoVersionId: null });
  await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
  expect(await content()).toEqual(before);
});

it("A sorted Spotify playlist has the same order there", async () => {
  const { ctx, id, spotifyId } = await connectedWithTracks([3, 1, 2, 0]);
  const sorted = (await allItems(ctx, id)).toSorted(
    (a, b) => (a.song?.durationMs ?? 0) - (b.song?.durationMs ?? 0) || a.position - b.position,
  );
  const uris = sorted.map(({ song }) => song?.uri);
  const { undoVersionId } = await sortPlaylist(ctx, id, { sort: "duration", order: "asc" });
  expect(await urisOf(ctx, id)).toEqual(uris);
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(uris);
  await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual([3, 1, 2, 0].map(trackUri));
});

it("A Spotify playlist with a local file is not sorted, because Spotify would not take the file back", async () => {
  const { ctx, id } = await connectedWithTracks([1, 0]);
  await sql("UPDATE songs SET is_local = true WHERE user_id = $1 AND uri = $2", [ctx.userId, trackUri(1)]);
  await expect(sortPlaylist(ctx, id, { sort: "title", order: "asc" })).rejects.toMatchObject({
    code: "playlist_not_editable",
  });
});
