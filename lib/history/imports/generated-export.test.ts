import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { sizeByDepth } from "@/testing/depth";
import { formatFile, generateExport } from "@/testing/history/generated-export";
import { importHistory } from "@/testing/history/imports";
import { createUser } from "@/testing/people";

const size = sizeByDepth({ rows: 4_000, files: 4, songs: 700 }, { rows: 250_000, files: 16, songs: 30_000 });

type Row = Record<string, string | number | null>;

/** Counts an export without any code of the import: by hand, in memory, from the text of the files. */
function countByHand(files: string[]) {
  const streams = new Map<string, Row>();
  const kinds = { rows: 0, podcast: 0, audiobook: 0, unattributed: 0, repeated: 0 };
  for (const text of files)
    for (const row of JSON.parse(text) as Row[]) {
      kinds.rows++;
      if (row.audiobook_uri) kinds.audiobook++;
      else if (row.spotify_episode_uri) kinds.podcast++;
      else if (!row.master_metadata_track_name) kinds.unattributed++;
      else {
        const key = JSON.stringify([
          row.master_metadata_track_name,
          row.ts,
          row.ms_played,
          row.offline_timestamp,
        ]);
        if (streams.has(key)) kinds.repeated++;
        streams.set(key, row);
      }
    }
  const plays = [...streams.values()].filter(({ ms_played }) => Number(ms_played) >= 30_000);
  const bySong = new Map<string, number>();
  for (const { master_metadata_track_name } of plays)
    bySong.set(String(master_metadata_track_name), (bySong.get(String(master_metadata_track_name)) ?? 0) + 1);
  return {
    kinds,
    plays: plays.length,
    short: streams.size - plays.length,
    ms: [...streams.values()].reduce((sum, { ms_played }) => sum + Number(ms_played), 0),
    bySong: Object.fromEntries([...bySong].sort()),
  };
}

it("The totals of a generated export equal an independent count", { timeout: 240_000 }, async () => {
  const ctx = await createUser();
  const files = Object.fromEntries(
    [...generateExport(size)].map(({ name, rows }) => [name, formatFile(rows)]),
  );
  const expected = countByHand(Object.values(files));
  const { counts, skipped } = await importHistory(ctx, files);
  const left = Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));
  expect({ ...counts, left }).toEqual({
    rows: expected.kinds.rows,
    plays: expected.plays,
    duplicates: expected.kinds.repeated,
    skipped: expected.short + expected.kinds.podcast + expected.kinds.audiobook + expected.kinds.unattributed,
    left: {
      short: expected.short,
      podcast: expected.kinds.podcast,
      audiobook: expected.kinds.audiobook,
      unattributed: expected.kinds.unattributed,
    },
  });
  const [stored] = await sql<{ plays: number; ms: number }>(
    "SELECT count(*) FILTER (WHERE is_play)::int AS plays, sum(ms_played)::float AS ms FROM plays WHERE user_id = $1",
    [ctx.userId],
  );
  expect(stored).toEqual({ plays: expected.plays, ms: expected.ms });
  const bySong = await sql<{ title: string; plays: number }>(
    `SELECT s.title, count(*)::int AS plays FROM plays p JOIN songs s ON s.id = p.song_id
     WHERE p.user_id = $1 AND p.is_play GROUP BY s.title ORDER BY s.title COLLATE "C"`,
    [ctx.userId],
  );
  expect(Object.fromEntries(bySong.map(({ title, plays }) => [title, plays]))).toEqual(expected.bySong);
});
