-- A play whose source does not say how long it was heard stands for the length of its song, which may become known later.
CREATE FUNCTION mark_statistics_length_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO statistics_stale_months (user_id, month)
  SELECT DISTINCT p.user_id, date_trunc('month', (COALESCE(p.started_at, p.played_at) AT TIME ZONE 'UTC') + margin)::date
  FROM plays p, unnest(ARRAY['-38 hours', '0', '14 hours']::interval[]) margin
  WHERE p.song_id = NEW.id AND p.ms_played IS NULL
  ORDER BY 1, 2
  ON CONFLICT (user_id, month) DO UPDATE SET month = EXCLUDED.month;
  RETURN NULL;
END $$;
CREATE TRIGGER "songs_update_lengths_statistics" AFTER UPDATE OF "duration_ms" ON "songs" FOR EACH ROW
  WHEN (NEW.duration_ms IS DISTINCT FROM OLD.duration_ms) EXECUTE FUNCTION mark_statistics_length_stale();
