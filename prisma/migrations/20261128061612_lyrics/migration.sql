-- AlterTable
ALTER TABLE "users" ADD COLUMN     "lyrics" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "lyrics" (
    "key" TEXT NOT NULL,
    "record" JSONB,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lyrics_pkey" PRIMARY KEY ("key")
);
