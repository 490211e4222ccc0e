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
