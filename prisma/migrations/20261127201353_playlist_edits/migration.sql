-- CreateEnum
CREATE TYPE "PlaylistEditKind" AS ENUM ('add', 'remove', 'move', 'publish', 'restore');

-- AlterTable
ALTER TABLE "spotify_cooldowns" ADD COLUMN     "calls" INTEGER;

-- AlterTable
ALTER TABLE "playlists" ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "playlist_edits" (
    "playlist_id" UUID NOT NULL,
    "kind" "PlaylistEditKind" NOT NULL,
    "request" JSONB NOT NULL,
    "result" JSONB,
    "steps" JSONB NOT NULL,
    "next_step" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "count_before" INTEGER NOT NULL,
    "version_id" UUID,
    "shared_version_id" UUID,
    "lease" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),
    "error" JSONB,
    "finished_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlist_edits_pkey" PRIMARY KEY ("playlist_id")
);

-- AddForeignKey
ALTER TABLE "playlist_edits" ADD CONSTRAINT "playlist_edits_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;
