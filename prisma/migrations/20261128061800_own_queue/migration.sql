-- AlterTable
ALTER TABLE "shuffle_sessions" DROP COLUMN "batch_at",
DROP COLUMN "batch_index",
DROP COLUMN "batch_uris",
DROP COLUMN "queued_uri",
DROP COLUMN "top_up_at";

-- CreateTable
CREATE TABLE "queues" (
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "source" JSONB,
    "shuffle_id" UUID,
    "repeats" BOOLEAN NOT NULL DEFAULT false,
    "cursor" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'idle',
    "batch_uris" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "batch_index" INTEGER NOT NULL DEFAULT 0,
    "batch_context" TEXT,
    "is_batch_unknown" BOOLEAN NOT NULL DEFAULT false,
    "batch_at" TIMESTAMPTZ(3),
    "committed_id" UUID,
    "is_commit_uncertain" BOOLEAN NOT NULL DEFAULT false,
    "committed_in_row" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "paused_at_ms" INTEGER,
    "device_id" TEXT,
    "edited_at" TIMESTAMPTZ(3),
    "next_look_at" TIMESTAMPTZ(3),

    CONSTRAINT "queues_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "queue_entries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "uri" TEXT NOT NULL,
    "song_id" UUID,
    "is_manual" BOOLEAN NOT NULL,
    "source" JSONB,
    "shuffle_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removal" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "queues_shuffle_id_idx" ON "queues"("shuffle_id");

-- CreateIndex
CREATE INDEX "queue_entries_user_id_position_idx" ON "queue_entries"("user_id", "position");

-- CreateIndex
CREATE INDEX "queue_entries_song_id_idx" ON "queue_entries"("song_id");

-- AddForeignKey
ALTER TABLE "queues" ADD CONSTRAINT "queues_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "queues"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
