-- Needs no join, whose plan for one row would be kept for 10,000. Leaves songs alone whose plays only went from one import to another.
CREATE OR REPLACE FUNCTION count_changed_plays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_plays(array_agg(song_id), array_agg(plays))
  FROM (SELECT song_id, sum(plays)::int AS plays FROM (
    SELECT song_id, sum(plays) AS plays FROM (
      SELECT song_id, played_at, 1 AS plays FROM new_rows WHERE is_play
      UNION ALL SELECT song_id, played_at, -1 FROM old_rows WHERE is_play) each
    GROUP BY song_id, played_at HAVING sum(plays) <> 0) moved
    GROUP BY song_id) changed
  HAVING count(*) > 0;
  RETURN NULL;
END $$;

-- Imports that failed have no plays to leave to them.
DELETE FROM history_known_plays WHERE import_id IN (SELECT id FROM history_imports WHERE state = 'failed' AND undo IS NULL);
