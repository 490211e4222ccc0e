-- AlterTable
ALTER TABLE "songs" ADD COLUMN     "audio_features" JSONB;

-- AlterTable
ALTER TABLE "playlists" ADD COLUMN     "edited_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "app_capabilities" (
    "client_id" TEXT NOT NULL,
    "capability" TEXT NOT NULL,
    "is_granted" BOOLEAN NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_capabilities_pkey" PRIMARY KEY ("client_id","capability")
);

-- CreateTable
CREATE TABLE "playlist_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "playlist_id" UUID NOT NULL,
    "snapshot_id" TEXT,
    "entries" JSONB NOT NULL,
    "track_count" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlist_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
-- Only what a running job has read: after a crash of the database it is read again.
CREATE UNLOGGED TABLE "sync_pages" (
    "job_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "entries" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_pages_pkey" PRIMARY KEY ("job_id","list","offset")
);

-- CreateTable
CREATE TABLE "sync_lists" (
    "job_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,

    CONSTRAINT "sync_lists_pkey" PRIMARY KEY ("job_id","list")
);

-- CreateTable
CREATE TABLE "library_syncs" (
    "user_id" UUID NOT NULL,
    "liked_left_out" INTEGER NOT NULL DEFAULT 0,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "next_sync_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "library_syncs_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "playlist_versions_playlist_id_created_at_idx" ON "playlist_versions"("playlist_id", "created_at");

-- AddForeignKey
ALTER TABLE "playlist_versions" ADD CONSTRAINT "playlist_versions_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_pages" ADD CONSTRAINT "sync_pages_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "sync_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_lists" ADD CONSTRAINT "sync_lists_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "sync_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_syncs" ADD CONSTRAINT "library_syncs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
