-- AlterTable
ALTER TABLE "player_watches" ADD COLUMN     "ordered_at" TIMESTAMPTZ(3),
ADD COLUMN     "unchanged_polls" INTEGER NOT NULL DEFAULT 0;
