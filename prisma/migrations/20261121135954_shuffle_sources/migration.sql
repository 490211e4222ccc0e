-- Sets that were dealt before have gaps and do not know their songs: every session begins anew.
DELETE FROM "shuffle_sessions";

-- DropForeignKey
ALTER TABLE "shuffle_sessions" DROP CONSTRAINT "shuffle_sessions_playlist_id_fkey";

-- DropForeignKey
ALTER TABLE "shuffle_slots" DROP CONSTRAINT "shuffle_slots_item_id_fkey";

-- DropIndex
DROP INDEX "shuffle_sessions_user_id_playlist_id_key";

-- DropIndex
DROP INDEX "shuffle_slots_item_id_idx";

-- AlterTable
ALTER TABLE "shuffle_sessions" DROP COLUMN "fed_until",
DROP COLUMN "playlist_id",
ADD COLUMN     "edit_number" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ended_reason" TEXT,
ADD COLUMN     "fed_index" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fed_uris" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "name" TEXT NOT NULL,
ADD COLUMN     "next_left_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_size" INTEGER,
ADD COLUMN     "source" TEXT NOT NULL,
ADD COLUMN     "top_up_at" TIMESTAMPTZ(3),
ALTER COLUMN "set_number" SET DEFAULT 0,
ALTER COLUMN "set_size" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "shuffle_slots" ADD COLUMN     "song_id" UUID NOT NULL,
ALTER COLUMN "item_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "shuffle_spreads" (
    "user_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "spread" TEXT NOT NULL,

    CONSTRAINT "shuffle_spreads_pkey" PRIMARY KEY ("user_id","source")
);

-- CreateIndex
CREATE UNIQUE INDEX "shuffle_sessions_user_id_source_key" ON "shuffle_sessions"("user_id", "source");

-- AddForeignKey
ALTER TABLE "shuffle_spreads" ADD CONSTRAINT "shuffle_spreads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A slot and its song as they are at this moment: a volatile function sees what was committed after its statement began. A
-- statement that waited for the lock of a session would see the slots as they were before that.
CREATE FUNCTION "shuffle_slot_now"("session" UUID, "set" INTEGER, "place" INTEGER)
  RETURNS TABLE ("item_id" UUID, "song" "songs") LANGUAGE sql VOLATILE ROWS 1 AS $$
  SELECT slot."item_id", song FROM "shuffle_slots" slot JOIN "songs" song ON song."id" = slot."song_id"
  WHERE slot."session_id" = $1 AND slot."set_number" = $2 AND slot."position" = $3
$$;
