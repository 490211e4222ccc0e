-- CreateTable
CREATE TABLE "recommendation_artist_dismissals" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "artist" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_artist_dismissals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_artist_dismissals_user_id_name_key_key" ON "recommendation_artist_dismissals"("user_id", "name_key");

-- AddForeignKey
ALTER TABLE "recommendation_artist_dismissals" ADD CONSTRAINT "recommendation_artist_dismissals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
