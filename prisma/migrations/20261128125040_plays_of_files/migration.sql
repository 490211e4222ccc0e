-- CreateEnum
CREATE TYPE "HistoryImportState" AS ENUM ('reading', 'preview', 'running', 'completed', 'failed', 'cancelled');

-- DropIndex
DROP INDEX "plays_song_id_idx";

-- DropIndex
DROP INDEX "plays_user_id_song_id_played_at_key";

-- AlterTable
ALTER TABLE "songs" ADD COLUMN     "duration_is_estimate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "history_import_id" UUID;

-- AlterTable
ALTER TABLE "plays" ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "import_id" UUID,
ADD COLUMN     "is_offline" BOOLEAN,
ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_shuffled" BOOLEAN,
ADD COLUMN     "is_skipped" BOOLEAN,
ADD COLUMN     "ms_played" INTEGER,
ADD COLUMN     "reason_end" TEXT,
ADD COLUMN     "reason_start" TEXT,
ADD COLUMN     "start_is_estimate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "superseded_by_id" UUID,
-- Spotify counts a stream of 30 seconds. Polled plays have no time, and Spotify reports them only if they lasted as long.
ADD COLUMN     "is_play" BOOLEAN NOT NULL GENERATED ALWAYS AS ("superseded_by_id" IS NULL AND COALESCE("ms_played" >= 30000, true)) STORED;

-- AlterTable
ALTER TABLE "history_reads" ADD COLUMN     "cleared_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "history_imports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "state" "HistoryImportState" NOT NULL DEFAULT 'reading',
    "files" JSONB NOT NULL DEFAULT '[]',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "skipped" JSONB NOT NULL DEFAULT '[]',
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "history_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history_upload_parts" (
    "import_id" UUID NOT NULL,
    "file" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "history_upload_parts_pkey" PRIMARY KEY ("import_id","file","part")
);

-- CreateTable
CREATE TABLE "history_staged_songs" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "uri" TEXT,
    "title" TEXT NOT NULL,
    "artist" TEXT NOT NULL,
    "album" TEXT,
    "name_key" TEXT NOT NULL,
    "length_ms" INTEGER,
    "song_id" UUID,

    CONSTRAINT "history_staged_songs_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "history_staged_rows" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "song" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "played_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ms_played" INTEGER,
    "start_is_estimate" BOOLEAN NOT NULL,
    "reason_start" TEXT,
    "reason_end" TEXT,
    "is_skipped" BOOLEAN,
    "is_shuffled" BOOLEAN,
    "is_offline" BOOLEAN,
    "is_private" BOOLEAN NOT NULL,
    "is_duplicate" BOOLEAN NOT NULL DEFAULT false,
    "supersedes_id" UUID,

    CONSTRAINT "history_staged_rows_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateIndex
CREATE INDEX "history_imports_user_id_created_at_idx" ON "history_imports"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "history_staged_rows_import_id_played_at_idx" ON "history_staged_rows"("import_id", "played_at");

-- CreateIndex
CREATE INDEX "plays_song_id_played_at_idx" ON "plays"("song_id", "played_at");

-- Two files, or one file, can have several rows with the same song and time, so the rule is for polled plays.
CREATE UNIQUE INDEX "plays_polled_key" ON "plays"("user_id", "song_id", "played_at") WHERE "import_id" IS NULL;
CREATE INDEX "plays_polled_idx" ON "plays"("user_id", "played_at", "id") WHERE "import_id" IS NULL;
CREATE INDEX "plays_import_id_idx" ON "plays"("import_id") WHERE "import_id" IS NOT NULL;
CREATE INDEX "plays_superseded_by_id_idx" ON "plays"("superseded_by_id") WHERE "superseded_by_id" IS NOT NULL;
CREATE INDEX "songs_history_import_id_idx" ON "songs"("history_import_id") WHERE "history_import_id" IS NOT NULL;

-- The parts are compressed already.
ALTER TABLE "history_upload_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- AddForeignKey
ALTER TABLE "songs" ADD CONSTRAINT "songs_history_import_id_fkey" FOREIGN KEY ("history_import_id") REFERENCES "history_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "history_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "history_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_imports" ADD CONSTRAINT "history_imports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_upload_parts" ADD CONSTRAINT "history_upload_parts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "history_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_staged_songs" ADD CONSTRAINT "history_staged_songs_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "history_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_staged_rows" ADD CONSTRAINT "history_staged_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "history_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
