-- AlterTable
ALTER TABLE "playlists" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID,
ALTER COLUMN "user_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "former_places" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "playlist_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "is_removed" BOOLEAN NOT NULL,
    "after_id" UUID,
    "position" INTEGER NOT NULL,
    "song_id" UUID,
    "kind" "ItemKind",
    "added_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "former_places_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "former_places_playlist_id_created_at_idx" ON "former_places"("playlist_id", "created_at");

-- CreateIndex
CREATE INDEX "former_places_song_id_idx" ON "former_places"("song_id");

-- CreateIndex
CREATE INDEX "former_places_created_at_idx" ON "former_places"("created_at");

-- CreateIndex
CREATE INDEX "playlists_deleted_by_id_deleted_at_idx" ON "playlists"("deleted_by_id", "deleted_at");

-- AddForeignKey
ALTER TABLE "playlists" ADD CONSTRAINT "playlists_deleted_by_id_fkey" FOREIGN KEY ("deleted_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_places" ADD CONSTRAINT "former_places_playlist_id_fkey" FOREIGN KEY ("playlist_id") REFERENCES "playlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "former_places" ADD CONSTRAINT "former_places_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
