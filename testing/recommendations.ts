import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { listRecommendations } from "@/lib/recommendations/list-recommendations";
import { recommendationsQuery } from "@/lib/schemas/recommendations";
import { createUser } from "./people";
import { addFilePlays, addImport, addSongs, type TestSong } from "./statistics/listening";

export const day = 86_400_000;
export const minute = 60_000;
export const ago = (days: number, minutes = 0) =>
  new Date(Date.now() - days * day + minutes * minute).toISOString();

export const recommend = (ctx: UserContext, query: object) =>
  listRecommendations(ctx, recommendationsQuery.parse(query));
export const titles = async (ctx: UserContext, query: object) =>
  (await recommend(ctx, query)).items.map(({ song }) => song.title);

export const songBy = (title: string, more: Partial<TestSong> = {}): TestSong => ({
  title,
  artists: [`Artist of ${title}`],
  ...more,
});

export async function createPerson(songs: readonly TestSong[], timeZone = "Europe/Paris") {
  const ctx = await createUser();
  await updateMe(ctx, { timeZone });
  const ids = await addSongs(ctx, songs);
  const importId = await addImport(ctx);
  const id = (title: string) => ids[songs.findIndex(each => each.title === title)] ?? "";
  return {
    ctx,
    id,
    /** Adds plays at so many days ago, in minutes after one another. */
    play: (
      title: string,
      days: readonly number[],
      more: { ms?: number; skipped?: boolean; minutes?: number } = {},
    ) => {
      const { minutes = 0, ...rest } = more;
      return addFilePlays(
        ctx,
        importId,
        days.map(each => ({
          song: id(title),
          at: ago(each, minutes),
          ms: 3 * minute,
          skipped: false,
          ...rest,
        })),
      );
    },
    like: (title: string, days = 400) =>
      sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, $3)", [
        id(title),
        ctx.userId,
        ago(days),
      ]),
  };
}

export async function addPlaylist(
  { userId }: UserContext,
  name: string,
  songIds: readonly string[],
): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "INSERT INTO playlists (user_id, name, origin, track_count) VALUES ($1, $2, 'local', $3) RETURNING id",
    [userId, name, songIds.length],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $1, place - 1, id, 'song', now() - interval '400 days' FROM unnest($2::uuid[]) WITH ORDINALITY AS ids(id, place)`,
    [row?.id, songIds],
  );
  return row?.id ?? "";
}

export const times = (count: number, from: number, step = 1) =>
  Array.from({ length: count }, (_, index) => from + index * step);
