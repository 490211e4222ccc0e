/** Replaces NULL in a song id. A join with IS NOT DISTINCT FROM instead could not use hashing and would compare all pairs of rows. */
const songKey = (songId: string) => `COALESCE(${songId}, '00000000-0000-0000-0000-000000000000')`;

/**
 * Builds common table expressions that replace the items of playlists by the rows of the query `incoming` (playlist_id, position,
 * song_id, kind as text, added_at). They are named `incoming`, `kept` (with old_position), `removed`, `moved` and `added`.
 *
 * The n-th incoming occurrence of a song updates the n-th stored item of that song. The item keeps its id and therefore its slot
 * in a running shuffle. A known time stays if the incoming one is unknown (1970). `compareEntries` applies the same rule to lists in
 * memory.
 *
 * A full join pairs the items because PostgreSQL always hashes or sorts for it. In other joins it would compare all pairs of rows, since
 * it expects few, and time out with 10,000 items on a busy machine.
 */
export const replaceItemsSql = (incoming: string, playlistIds: string) => `
  incoming AS (
    SELECT input.*, row_number() OVER (PARTITION BY playlist_id, song_id, kind ORDER BY position) AS occurrence
    FROM (${incoming}) AS input),
  existing AS (
    SELECT id, playlist_id, position, song_id, kind::text AS kind, added_at,
      row_number() OVER (PARTITION BY playlist_id, song_id, kind ORDER BY position) AS occurrence
    FROM playlist_items WHERE playlist_id = ANY(${playlistIds})),
  paired AS MATERIALIZED (
    SELECT e.id, COALESCE(i.playlist_id, e.playlist_id) AS playlist_id, e.position AS old_position, i.position, i.song_id, i.kind,
      COALESCE(NULLIF(i.added_at, 'epoch'), e.added_at, i.added_at) AS added_at
    FROM existing e FULL JOIN incoming i ON i.playlist_id = e.playlist_id
      AND ${songKey("i.song_id")} = ${songKey("e.song_id")} AND i.kind = e.kind AND i.occurrence = e.occurrence),
  kept AS (SELECT * FROM paired WHERE id IS NOT NULL AND position IS NOT NULL),
  removed AS (
    DELETE FROM playlist_items p USING paired WHERE p.id = paired.id AND paired.position IS NULL RETURNING p.playlist_id),
  moved AS (
    UPDATE playlist_items p SET position = k.position, added_at = k.added_at FROM kept k
    WHERE p.id = k.id AND (p.position, p.added_at) IS DISTINCT FROM (k.position, k.added_at) RETURNING 1),
  added AS (
    INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
    SELECT playlist_id, position, song_id, kind::"ItemKind", added_at FROM paired WHERE id IS NULL
    RETURNING playlist_id, kind)`;
