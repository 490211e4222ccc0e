-- Renames, written by hand: Prisma would drop and add the columns.
ALTER TABLE "shuffle_sessions" RENAME COLUMN "fed_uris" TO "batch_uris";
ALTER TABLE "shuffle_sessions" RENAME COLUMN "fed_index" TO "batch_index";
ALTER TABLE "shuffle_sessions" RENAME COLUMN "fed_at" TO "batch_at";

ALTER TABLE "player_watches" RENAME COLUMN "next_look_at" TO "next_poll_at";

ALTER TABLE "catalogue_entries" RENAME TO "catalog_entries";
ALTER TABLE "catalog_entries" RENAME CONSTRAINT "catalogue_entries_pkey" TO "catalog_entries_pkey";
ALTER TABLE "catalog_entries" RENAME CONSTRAINT "catalogue_entries_user_id_fkey" TO "catalog_entries_user_id_fkey";

-- The flag and the counter leave the JSON of the request.
ALTER TABLE "sync_jobs" ADD COLUMN     "is_scheduled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "outages" INTEGER NOT NULL DEFAULT 0;

UPDATE "sync_jobs" SET "is_scheduled" = "options" @> '{"scheduled": true}',
  "outages" = COALESCE(("options" ->> 'outages')::int, 0), "options" = "options" - 'scheduled' - 'outages';

-- Skip reasons were stored as English sentences.
CREATE FUNCTION pg_temp.with_codes(skipped jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT COALESCE(jsonb_agg(entry || jsonb_build_object('reason', COALESCE(code, 'malformed')) ORDER BY place), '[]')
  FROM jsonb_array_elements(skipped) WITH ORDINALITY AS given(entry, place)
  LEFT JOIN (VALUES
    ('Spotify no longer has this song', 'withdrawn'),
    ('A local file: Spotify tells apps its name and does not let them play it', 'local'),
    ('What Spotify sent of this entry could not be used', 'malformed'),
    ('Spotify said that there are more entries than it sent', 'incomplete'),
    ('The playlist belongs to somebody else: Spotify does not show its songs to apps in Development Mode', 'not_readable'),
    ('Edited while it was read: it stays here as it is, and the next import reads it', 'edited'),
    ('Spotify listed this playlist and then did not find it', 'gone'),
    ('What Spotify sent of this playlist could not be used', 'unusable'),
    ('Spotify hides this playlist from apps in Development Mode', 'hidden'),
    ('Spotify listed no playlist at all, so the ones that are here were kept', 'none_listed'),
    ('Spotify did not list this playlist', 'not_listed')
  ) AS codes(sentence, code) ON sentence = entry ->> 'reason'
$$;

UPDATE "sync_jobs" SET "skipped" = pg_temp.with_codes("skipped") WHERE "skipped" <> '[]';
UPDATE "sync_lists" SET "outcome" = jsonb_set("outcome", '{skipped}', pg_temp.with_codes("outcome" -> 'skipped'));

UPDATE "shuffle_sessions"
SET "ended_reason" = CASE WHEN "ended_reason" LIKE 'Its playlists%' THEN 'playlists_deleted' ELSE 'playlist_deleted' END
WHERE "ended_reason" IS NOT NULL;
