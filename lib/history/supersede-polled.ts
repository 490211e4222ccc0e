import type pg from "pg";
import {
  hasNamesSql,
  isPolledScrobbleSql,
  pairOnce,
  sameMinute,
  scrobbleSources,
  startsTogether,
} from "./imports/stage/twin-sql";

/**
 * Pairs polled plays, scrobbles and rows of account data of some time with imported rows of the same song around them that know more, also
 * short ones for account data. Spotify dates a polled play by its end, or formerly by its start. Pairs that an earlier call has found come
 * too, because each row stands for one play of each kind.
 */
const selectPairs = `SELECT p.id AS "playId", i.id AS "rowId", i.import_id AS "importId", p.superseded_by_id AS "supersededById",
    CASE WHEN p.import_id IS NULL THEN 'polled' ELSE p.source END AS kind
  FROM plays p JOIN songs s ON s.id = p.song_id
  CROSS JOIN LATERAL (
    SELECT i.id, i.import_id, i.started_at FROM plays i JOIN songs t ON t.id = i.song_id
    WHERE i.user_id = $1 AND i.import_id IS NOT NULL AND i.superseded_by_id IS NULL
      AND (i.is_play OR p.source = 'spotify-account')
      AND i.played_at BETWEEN p.played_at - interval '15 minutes' AND p.played_at + interval '1 hour'
      AND CASE
        WHEN p.source = 'spotify-account' THEN i.source = 'spotify-extended' AND ${sameMinute("i", "p")}
        WHEN p.import_id IS NOT NULL THEN i.ms_played IS NOT NULL AND ${startsTogether("i", "p")}
        WHEN i.ms_played IS NULL THEN ${isPolledScrobbleSql("p", "i")}
        ELSE p.played_at BETWEEN i.started_at - interval '5 seconds' AND i.played_at + interval '90 seconds' END
      AND (i.song_id = p.song_id OR ${hasNamesSql("s", "array_to_string((string_to_array(t.search_text, E'\\n'))[1:2], E'\\n')")})
      AND (p.superseded_by_id IS NULL OR p.superseded_by_id = i.import_id)) i
  WHERE p.user_id = $1 AND p.played_at >= $2 AND p.played_at <= $3
    AND (p.import_id IS NULL OR p.source IN ${scrobbleSources} OR p.source = 'spotify-account')
  ORDER BY p.played_at, p.id, i.started_at, i.id`;
const supersede = `UPDATE plays p SET superseded_by_id = pair.import_id
  FROM unnest($1::uuid[], $2::uuid[]) AS pair(id, import_id) WHERE p.id = pair.id`;

type Pair = { playId: string; rowId: string; importId: string; supersededById: string | null; kind: string };

/** Hides polled plays, scrobbles and account data of some time that an imported file has brought as well. */
export async function supersedePolled(
  client: pg.PoolClient,
  userId: string,
  since: Date,
  until: Date | "infinity" = "infinity",
): Promise<void> {
  const { rows } = await client.query<Pair>(selectPairs, [userId, since, until]);
  const pairs = pairOnce(
    rows,
    ({ playId }) => playId,
    ({ rowId, kind }) => `${rowId} ${kind}`,
  );
  const found = pairs.filter(({ supersededById }) => supersededById === null);
  if (found.length > 0)
    await client.query(supersede, [found.map(({ playId }) => playId), found.map(({ importId }) => importId)]);
}
