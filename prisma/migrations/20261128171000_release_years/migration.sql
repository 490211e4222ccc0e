ALTER TABLE "songs" ADD COLUMN "release_year" SMALLINT;

-- Only songs with a known year have an entry.
CREATE INDEX "songs_user_id_release_year_idx" ON "songs"("user_id", "release_year") WHERE "release_year" IS NOT NULL;

-- An import writes the terms of thousands of songs, which costs half as much in four times larger portions. Imports and the hourly
-- cleaning merge what is left, because each search reads it.
ALTER INDEX "songs_terms_idx" SET (gin_pending_list_limit = 4096);
