-- CreateTable
CREATE TABLE "spotify_call_windows" (
    "client_id" TEXT NOT NULL,
    "slice" BIGINT NOT NULL,
    "calls" INTEGER[],
    "ceiling" INTEGER,
    "ceiling_until" TIMESTAMPTZ(3),

    CONSTRAINT "spotify_call_windows_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "catalogue_entries" (
    "user_id" UUID NOT NULL,
    "uri" TEXT NOT NULL,
    "reply" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_entries_pkey" PRIMARY KEY ("user_id","uri")
);

-- CreateTable
CREATE TABLE "plays" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "song_id" UUID NOT NULL,
    "played_at" TIMESTAMPTZ(3) NOT NULL,
    "context_uri" TEXT,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history_reads" (
    "user_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "next_read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_reads_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "plays_user_id_played_at_id_idx" ON "plays"("user_id", "played_at", "id");

-- CreateIndex
CREATE INDEX "plays_song_id_idx" ON "plays"("song_id");

-- CreateIndex
CREATE UNIQUE INDEX "plays_user_id_song_id_played_at_key" ON "plays"("user_id", "song_id", "played_at");

-- AddForeignKey
ALTER TABLE "catalogue_entries" ADD CONSTRAINT "catalogue_entries_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_song_id_fkey" FOREIGN KEY ("song_id") REFERENCES "songs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history_reads" ADD CONSTRAINT "history_reads_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
