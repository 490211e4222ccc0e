import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { getHome } from "./get-home";

it("Home of a person without music is empty", async () => {
  expect(await getHome(await createUser())).toEqual({
    recentlyPlayed: [],
    mostPlayed: [],
    newInPlaylists: [],
  });
});

it("Home shows each song once: the last played, the most played and the newest in playlists", async () => {
  const ctx = await createUser();
  const { id, songIds } = await createLocalPlaylist(ctx, 4);
  const playAt = (song: number, minutesAgo: number) =>
    sql(
      `INSERT INTO plays (user_id, song_id, played_at, source) VALUES ($1, $2, now() - $3 * interval '1 minute', 'test')`,
      [ctx.userId, songIds[song], minutesAgo],
    );
  for (const [song, minutesAgo] of [
    [0, 1],
    [1, 2],
    [1, 3],
    [0, 4],
    [1, 5],
    [2, 6],
  ] as const)
    await playAt(song, minutesAgo);
  await sql(
    "UPDATE playlist_items SET added_at = now() - position * interval '14 days' WHERE playlist_id = $1",
    [id],
  );
  const home = await getHome(ctx);
  const number = ({ id }: { id: string }) => songIds.indexOf(id);
  expect(home.recentlyPlayed.map(number)).toEqual([0, 1, 2]);
  expect(home.mostPlayed.map(({ song, plays }) => [number(song), plays])).toEqual([
    [1, 3],
    [0, 2],
  ]);
  expect(home.newInPlaylists.map(({ song }) => number(song))).toEqual([0, 1, 2]);
  expect(home.newInPlaylists[0]?.playlist).toEqual({ id, name: "Local" });
  await deletePlaylist(ctx, id);
  expect((await getHome(ctx)).newInPlaylists).toEqual([]);
});
