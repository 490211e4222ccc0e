-- CreateTable
CREATE TABLE "library_imports" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "playlist_ids" UUID[],
    "liked_song_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "library_imports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "library_imports_user_id_idx" ON "library_imports"("user_id");

-- AddForeignKey
ALTER TABLE "library_imports" ADD CONSTRAINT "library_imports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
