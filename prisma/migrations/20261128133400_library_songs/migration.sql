-- The songs that are liked or in a playlist of their person, with everything by which lists of them are sorted. Triggers write it.
-- Names are cut, because an entry of an index has room for no more.
CREATE TABLE "library_songs" (
    "song_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "artist" TEXT,
    "album" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "plays" INTEGER NOT NULL,
    "last_played_at" TIMESTAMPTZ(3),

    CONSTRAINT "library_songs_pkey" PRIMARY KEY ("song_id")
) WITH (fillfactor = 90);

INSERT INTO "library_songs"
SELECT s."id", s."user_id", left(s."title", 200), left(s."artists"->0->>'name', 200), left(s."album_name", 200), s."duration_ms", lists."added_at",
  COALESCE(played."plays", 0), played."last"
FROM (
  SELECT "song_id", COALESCE(min(NULLIF("added_at", 'epoch')), 'epoch') AS "added_at" FROM (
    SELECT "song_id", "added_at" FROM "liked_songs"
    UNION ALL
    SELECT i."song_id", i."added_at" FROM "playlist_items" i JOIN "playlists" p ON p."id" = i."playlist_id"
    WHERE i."song_id" IS NOT NULL AND p."user_id" IS NOT NULL) listed
  GROUP BY "song_id") lists
JOIN "songs" s ON s."id" = lists."song_id"
LEFT JOIN (SELECT "song_id", count(*) AS "plays", max("played_at") AS "last" FROM "plays" WHERE "is_play" GROUP BY "song_id") played
  ON played."song_id" = s."id"
ORDER BY s."user_id";

-- Numbers and times have no index: then counting a play changes no index, and 100,000 numbers are sorted in a few milliseconds.
CREATE INDEX "library_songs_user_id_title_song_id_idx"
  ON "library_songs"("user_id", "title" COLLATE "by_name", "song_id");
CREATE INDEX "library_songs_user_id_artist_title_song_id_idx"
  ON "library_songs"("user_id", "artist" COLLATE "by_name", "title" COLLATE "by_name", "song_id");
CREATE INDEX "library_songs_user_id_album_title_song_id_idx"
  ON "library_songs"("user_id", "album" COLLATE "by_name", "title" COLLATE "by_name", "song_id");
ALTER TABLE "library_songs" ADD CONSTRAINT "library_songs_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
DROP INDEX "songs_user_id_title_id_idx";

-- Only songs with audio features have an entry.
CREATE INDEX "songs_user_id_tempo_idx" ON "songs"("user_id", (("audio_features"->>'tempo')::float8))
  WHERE ("audio_features"->>'tempo')::float8 IS NOT NULL;

-- Adds songs that came into lists. Without other joins than nested loops, a plan that was made for one song is as good for thousands.
CREATE FUNCTION add_library_songs(ids uuid[], times timestamptz[]) RETURNS void LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO library_songs AS known (song_id, user_id, title, artist, album, duration_ms, added_at, plays, last_played_at)
  SELECT s.id, s.user_id, left(s.title, 200), left(s.artists->0->>'name', 200), left(s.album_name, 200), s.duration_ms,
    added.at, played.plays, played.last
  FROM (
    SELECT song_id, COALESCE(min(NULLIF(added_at, 'epoch')), 'epoch') AS at FROM unnest(ids, times) AS input(song_id, added_at)
    GROUP BY song_id) added
  JOIN songs s ON s.id = added.song_id
  CROSS JOIN LATERAL (
    SELECT count(*) AS plays, max(played_at) AS last FROM plays p WHERE p.song_id = s.id AND p.is_play) played
  ON CONFLICT (song_id) DO UPDATE SET added_at = EXCLUDED.added_at
    WHERE EXCLUDED.added_at <> 'epoch' AND (EXCLUDED.added_at < known.added_at OR known.added_at = 'epoch');
END $$;

-- Reads again when songs came into the library, and removes songs that are in no list.
CREATE FUNCTION refresh_library_songs(ids uuid[]) RETURNS void LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  listed uuid[];
  times timestamptz[];
BEGIN
  SELECT array_agg(song_id), array_agg(at) INTO listed, times FROM (
    SELECT song_id, COALESCE(min(NULLIF(added_at, 'epoch')), 'epoch') AS at FROM (
      SELECT l.song_id, l.added_at FROM liked_songs l WHERE l.song_id = ANY (ids)
      UNION ALL
      SELECT i.song_id, i.added_at FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
      WHERE i.song_id = ANY (ids) AND p.user_id IS NOT NULL) lists
    GROUP BY song_id) dated;
  DELETE FROM library_songs WHERE song_id = ANY (ids) AND song_id NOT IN (SELECT unnest(listed));
  UPDATE library_songs known SET added_at = dated.at FROM unnest(listed, times) AS dated(song_id, at)
  WHERE known.song_id = dated.song_id AND known.added_at <> dated.at;
  SELECT array_agg(song_id), array_agg(at) INTO listed, times FROM unnest(listed, times) AS dated(song_id, at)
  WHERE NOT EXISTS (SELECT FROM library_songs known WHERE known.song_id = dated.song_id);
  IF listed IS NOT NULL THEN
    PERFORM add_library_songs(listed, times);
  END IF;
END $$;

-- Statements that change lists. They look at all of their rows at once.

CREATE FUNCTION follow_added_likes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_library_songs(array_agg(song_id), array_agg(added_at)) FROM new_rows HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "liked_songs_insert_library" AFTER INSERT ON "liked_songs" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_added_likes();

CREATE FUNCTION follow_added_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_library_songs(array_agg(i.song_id), array_agg(i.added_at))
  FROM new_rows i JOIN playlists p ON p.id = i.playlist_id
  WHERE i.song_id IS NOT NULL AND p.user_id IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "playlist_items_insert_library" AFTER INSERT ON "playlist_items" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_added_items();

CREATE FUNCTION follow_removed_songs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_library_songs(array_agg(DISTINCT song_id)) FROM old_rows WHERE song_id IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "liked_songs_delete_library" AFTER DELETE ON "liked_songs" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_removed_songs();
CREATE TRIGGER "playlist_items_delete_library" AFTER DELETE ON "playlist_items" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_removed_songs();

-- Moves change positions only, and are most updates.
CREATE FUNCTION follow_changed_songs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_library_songs(array_agg(DISTINCT song_id)) FROM (
    (SELECT song_id, added_at FROM old_rows EXCEPT SELECT song_id, added_at FROM new_rows)
    UNION ALL
    (SELECT song_id, added_at FROM new_rows EXCEPT SELECT song_id, added_at FROM old_rows)) changed
  WHERE song_id IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "liked_songs_update_library" AFTER UPDATE ON "liked_songs" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_changed_songs();
CREATE TRIGGER "playlist_items_update_library" AFTER UPDATE ON "playlist_items" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION follow_changed_songs();

-- A deleted playlist has no person until it is restored.
CREATE FUNCTION follow_deleted_playlist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_library_songs(array_agg(DISTINCT song_id)) FROM playlist_items
  WHERE playlist_id = NEW.id AND song_id IS NOT NULL HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "playlists_update_library" AFTER UPDATE OF "user_id" ON "playlists" FOR EACH ROW
  WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION follow_deleted_playlist();

CREATE FUNCTION follow_changed_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE library_songs SET title = left(NEW.title, 200), artist = left(NEW.artists->0->>'name', 200), album = left(NEW.album_name, 200),
    duration_ms = NEW.duration_ms
  WHERE song_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "songs_update_library" AFTER UPDATE OF "title", "artists", "album_name", "duration_ms" ON "songs" FOR EACH ROW
  WHEN ((NEW.title, NEW.artists, NEW.album_name, NEW.duration_ms)
    IS DISTINCT FROM (OLD.title, OLD.artists, OLD.album_name, OLD.duration_ms))
  EXECUTE FUNCTION follow_changed_names();

-- Statements that write plays: each costs one update of its songs, however many plays it writes.

CREATE FUNCTION count_added_plays() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  UPDATE library_songs known SET plays = known.plays + added.plays, last_played_at = greatest(known.last_played_at, added.last)
  FROM (SELECT song_id, count(*) AS plays, max(played_at) AS last FROM new_rows WHERE is_play GROUP BY song_id) added
  WHERE known.song_id = added.song_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "plays_insert_library" AFTER INSERT ON "plays" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_added_plays();

-- Counts plays that were removed or moved in time or to another song.
CREATE FUNCTION count_plays(ids uuid[], counts int[]) RETURNS void LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  UPDATE library_songs known SET plays = known.plays + changed.plays, last_played_at = (
    SELECT max(played_at) FROM plays p WHERE p.song_id = known.song_id AND p.is_play)
  FROM unnest(ids, counts) AS changed(song_id, plays) WHERE known.song_id = changed.song_id;
END $$;

CREATE FUNCTION count_removed_plays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_plays(array_agg(song_id), array_agg(plays))
  FROM (SELECT song_id, -count(*)::int AS plays FROM old_rows WHERE is_play GROUP BY song_id) removed HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "plays_delete_library" AFTER DELETE ON "plays" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_plays();

CREATE FUNCTION count_changed_plays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_plays(array_agg(song_id), array_agg(plays))
  FROM (SELECT song_id, sum(plays)::int AS plays FROM (
    SELECT song_id, 1 AS plays FROM new_rows WHERE is_play UNION ALL SELECT song_id, -1 FROM old_rows WHERE is_play) each GROUP BY song_id) changed
  HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "plays_update_library" AFTER UPDATE ON "plays" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_plays();
