-- AlterTable
ALTER TABLE "plays" ADD COLUMN     "started_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "playlists" ADD COLUMN     "folder_id" UUID,
ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "playlist_folders" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playlist_folders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "playlist_folders_user_id_idx" ON "playlist_folders"("user_id");

-- CreateIndex
CREATE INDEX "playlists_folder_id_idx" ON "playlists"("folder_id");

-- AddForeignKey
ALTER TABLE "playlists" ADD CONSTRAINT "playlists_folder_id_fkey" FOREIGN KEY ("folder_id") REFERENCES "playlist_folders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playlist_folders" ADD CONSTRAINT "playlist_folders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "playlists" SET "used_at" = "created_at";
