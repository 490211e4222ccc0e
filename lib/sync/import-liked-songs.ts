import { writeSongs } from "@/lib/library/write-songs";
import { sqlTransaction } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalogue-client";
import type { ImportRun } from "./import-run";
import { readPages } from "./pages";

const withdrawn = "Spotify no longer has this liked song";

type Changes = { added: number; removed: number; unchanged: number };

const replace = `WITH incoming AS (
    SELECT DISTINCT ON (song_id) song_id, added_at
    FROM unnest($2::uuid[], $3::timestamptz[]) AS given(song_id, added_at) ORDER BY song_id, added_at),
  removed AS (
    DELETE FROM liked_songs WHERE user_id = $1 AND song_id NOT IN (SELECT song_id FROM incoming) RETURNING 1),
  written AS (
    INSERT INTO liked_songs (user_id, song_id, added_at) SELECT $1, song_id, added_at FROM incoming
    ON CONFLICT (song_id) DO UPDATE SET added_at = EXCLUDED.added_at RETURNING (xmax = 0) AS is_new)
  SELECT (SELECT count(*)::int FROM written WHERE is_new) AS added, (SELECT count(*)::int FROM removed) AS removed,
    (SELECT count(*)::int FROM written WHERE NOT is_new) AS unchanged`;

/** Makes the person's liked songs the same as on Spotify, in one step after all pages were read. */
export async function importLikedSongs({ ctx, client, progress }: ImportRun): Promise<void> {
  await progress.write("importing liked songs");
  const songIds: string[] = [];
  const addedAt: string[] = [];
  await readPages(
    async offset => {
      const page = await client.savedTracks(offset);
      if (offset === 0) progress.expect(page.total);
      return page;
    },
    pageSize,
    async (page, offset) => {
      const ids = await writeSongs(
        ctx.userId,
        page.items.flatMap(({ track }) => (track ? [track] : [])),
      );
      for (const [index, entry] of page.items.entries()) {
        const id = entry.track && ids.get(entry.track.uri);
        if (id) {
          songIds.push(id);
          addedAt.push(entry.added_at);
        } else progress.skip(withdrawn, `number ${offset + index + 1} of your liked songs`);
      }
      progress.advance(page.items.length);
      await progress.write();
    },
  );
  const changes = await sqlTransaction(async pg => {
    const { rows } = await pg.query<Changes>(replace, [ctx.userId, songIds, addedAt]);
    return rows[0];
  });
  if (changes) progress.count(changes);
}
