-- AlterTable
ALTER TABLE "queues" ADD COLUMN     "fade_ms" INTEGER,
ADD COLUMN     "looked_at" TIMESTAMPTZ(3);
