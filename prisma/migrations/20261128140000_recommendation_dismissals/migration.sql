-- CreateTable
CREATE TABLE "recommendation_dismissals" (
    "user_id" UUID NOT NULL,
    "song_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_dismissals_pkey" PRIMARY KEY ("user_id","song_id")
);

-- CreateIndex
CREATE INDEX "recommendation_dismissals_song_id_idx" ON "recommendation_dismissals"("song_id");

-- AddForeignKey
ALTER TABLE "recommendation_dismissals" ADD CONSTRAINT "recommendation_dismissals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_dismissals" ADD CONSTRAINT "recommendation_dismissals_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;
