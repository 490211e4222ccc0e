-- AlterTable
ALTER TABLE "users" ADD COLUMN     "browser_sound" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "player_watches" ADD COLUMN     "reported_at" TIMESTAMPTZ(3);
