import { expect, it } from "vitest";
import { writeSongs } from "@/lib/library/write-songs";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { readAll } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { addTracks } from "./add-tracks";
import { listPlaylistItems } from "./list-playlist-items";

it("A filter with several pages of matches returns each once, by position and by cursor", async () => {
  const ctx = await createUser();
  const numbers = range(240);
  const songs = numbers.map(number => ({
    type: "track",
    id: trackId(number),
    uri: trackUri(number),
    name: number % 2 === 0 ? `Even ${number}` : `Odd ${number}`,
  }));
  await writeSongs(ctx.userId, songs);
  const { id } = await createPlaylist(ctx, { name: "Numbers", description: "" });
  await addTracks(ctx, id, { songIds: [], uris: songs.map(song => song.uri) });
  const even = numbers.filter(number => number % 2 === 0);

  const pages = await Promise.all(
    [0, 50, 100].map(from => listPlaylistItems(ctx, id, { limit: 50, from, q: "even" })),
  );
  expect(pages.flatMap(page => page.items.map(item => item.position))).toEqual(even);
  expect(pages.map(page => page.total)).toEqual([120, 120, 120]);
  const byCursor = await readAll(cursor =>
    listPlaylistItems(ctx, id, { limit: 50, q: "even", ...(cursor && { cursor }) }),
  );
  expect(byCursor.map(item => item.position)).toEqual(even);
});
