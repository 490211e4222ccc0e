-- CreateEnum
CREATE TYPE "VersionCause" AS ENUM ('sync', 'edit', 'restore');

-- AlterTable
ALTER TABLE "playlist_versions" ADD COLUMN     "cause" "VersionCause" NOT NULL DEFAULT 'sync';

-- AlterTable
ALTER TABLE "library_syncs" ADD COLUMN     "liked_edited_at" TIMESTAMPTZ(3);
