-- CreateEnum
CREATE TYPE "HistoryUndo" AS ENUM ('delete', 'fail');

-- AlterTable
ALTER TABLE "history_imports" ADD COLUMN     "undo" "HistoryUndo";

-- Leaves songs alone whose plays only went from one import to another.
CREATE OR REPLACE FUNCTION count_changed_plays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_plays(array_agg(song_id), array_agg(plays))
  FROM (SELECT song_id, sum(plays)::int AS plays FROM (
    SELECT n.song_id, 1 AS plays FROM new_rows n WHERE n.is_play AND NOT EXISTS (
      SELECT 1 FROM old_rows o WHERE o.id = n.id AND o.song_id = n.song_id AND o.played_at = n.played_at AND o.is_play)
    UNION ALL
    SELECT o.song_id, -1 FROM old_rows o WHERE o.is_play AND NOT EXISTS (
      SELECT 1 FROM new_rows n WHERE n.id = o.id AND n.song_id = o.song_id AND n.played_at = o.played_at AND n.is_play)) each
    GROUP BY song_id) changed
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
