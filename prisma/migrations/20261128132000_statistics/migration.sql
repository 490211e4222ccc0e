-- AlterTable
ALTER TABLE "users" ADD COLUMN     "polled_statistics" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "private_statistics" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "statistics_states" (
    "user_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "with_polled" BOOLEAN NOT NULL,
    "with_private" BOOLEAN NOT NULL,
    "rules" INTEGER NOT NULL,

    CONSTRAINT "statistics_states_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "statistics_stale_months" (
    "user_id" UUID NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "statistics_stale_months_pkey" PRIMARY KEY ("user_id","month")
);

-- CreateTable
CREATE TABLE "statistics_hours" (
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "plays" INTEGER NOT NULL,
    "ms" BIGINT NOT NULL,
    "skips" INTEGER NOT NULL,
    "polled" INTEGER NOT NULL,
    "sessions" INTEGER NOT NULL,
    "longest_session_ms" BIGINT NOT NULL,

    CONSTRAINT "statistics_hours_pkey" PRIMARY KEY ("user_id","day","hour")
);

-- CreateTable
CREATE TABLE "statistics_months" (
    "user_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "song_id" UUID NOT NULL,
    "plays" INTEGER NOT NULL,
    "ms" BIGINT NOT NULL,
    "skips" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "statistics_months_pkey" PRIMARY KEY ("user_id","month","song_id")
);

-- CreateTable
CREATE TABLE "statistics_years" (
    "user_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "song_id" UUID NOT NULL,
    "plays" INTEGER NOT NULL,
    "ms" BIGINT NOT NULL,
    "skips" INTEGER NOT NULL,

    CONSTRAINT "statistics_years_pkey" PRIMARY KEY ("user_id","year","song_id")
);

-- CreateTable
CREATE TABLE "statistics_songs" (
    "song_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "plays" INTEGER NOT NULL,
    "ms" BIGINT NOT NULL,
    "skips" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "title_key" BIGINT,
    "recording" BIGINT,
    "artists" BIGINT[],
    "album_key" BIGINT,
    "album" BIGINT,

    CONSTRAINT "statistics_songs_pkey" PRIMARY KEY ("song_id")
);

-- CreateIndex
CREATE INDEX "statistics_months_user_id_song_id_idx" ON "statistics_months"("user_id", "song_id");

-- CreateIndex
CREATE INDEX "statistics_songs_user_id_idx" ON "statistics_songs"("user_id");

-- AddForeignKey
ALTER TABLE "statistics_states" ADD CONSTRAINT "statistics_states_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_stale_months" ADD CONSTRAINT "statistics_stale_months_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_hours" ADD CONSTRAINT "statistics_hours_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_months" ADD CONSTRAINT "statistics_months_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_years" ADD CONSTRAINT "statistics_years_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_songs" ADD CONSTRAINT "statistics_songs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The figures of a month read the plays that began in it. A polled play without a beginning has only its time in lists, about the end.
CREATE INDEX "plays_user_id_start_idx" ON "plays"("user_id", (COALESCE("started_at", "played_at")));

-- Notes the months whose figures may have changed: a day earlier, because only the end may be known, and half a day for time zones.
-- A second change of a month waits for a refresh that has begun, because that one does not see its plays. The join keeps the deletion of an
-- account from adding rows for it.
CREATE FUNCTION mark_statistics_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO statistics_stale_months (user_id, month)
  SELECT DISTINCT c.user_id, date_trunc('month', (c.at AT TIME ZONE 'UTC') + margin)::date
  FROM (SELECT user_id, COALESCE(started_at, played_at) AS at FROM changed_plays) c JOIN users ON users.id = c.user_id,
    unnest(ARRAY['-38 hours', '0', '14 hours']::interval[]) margin
  ORDER BY 1, 2
  ON CONFLICT (user_id, month) DO UPDATE SET month = EXCLUDED.month;
  RETURN NULL;
END $$;
CREATE TRIGGER "plays_insert_statistics" AFTER INSERT ON "plays" REFERENCING NEW TABLE AS changed_plays
  FOR EACH STATEMENT EXECUTE FUNCTION mark_statistics_stale();
CREATE TRIGGER "plays_delete_statistics" AFTER DELETE ON "plays" REFERENCING OLD TABLE AS changed_plays
  FOR EACH STATEMENT EXECUTE FUNCTION mark_statistics_stale();
CREATE TRIGGER "plays_update_old_statistics" AFTER UPDATE ON "plays" REFERENCING OLD TABLE AS changed_plays
  FOR EACH STATEMENT EXECUTE FUNCTION mark_statistics_stale();
CREATE TRIGGER "plays_update_new_statistics" AFTER UPDATE ON "plays" REFERENCING NEW TABLE AS changed_plays
  FOR EACH STATEMENT EXECUTE FUNCTION mark_statistics_stale();

-- A key that texts have in common if they are the same for the figures.
CREATE FUNCTION statistics_key(text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT hashtextextended(COALESCE(NULLIF(search_text($1), ''), lower($1)), 0)
$$;

-- Names that have changed can make a song the same as another one.
CREATE FUNCTION mark_statistics_song_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE statistics_songs SET title_key = NULL WHERE song_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "songs_update_statistics" AFTER UPDATE OF "title", "artists", "album_id", "album_name", "isrc" ON "songs" FOR EACH ROW
  WHEN ((NEW.title, NEW.artists, NEW.album_id, NEW.album_name, NEW.isrc)
    IS DISTINCT FROM (OLD.title, OLD.artists, OLD.album_id, OLD.album_name, OLD.isrc))
  EXECUTE FUNCTION mark_statistics_song_stale();
-- Few songs at a time have no keys.
CREATE INDEX "statistics_songs_without_keys_idx" ON "statistics_songs"("user_id") WHERE "title_key" IS NULL;
