-- AlterTable
ALTER TABLE "shuffle_sessions" ADD COLUMN     "queued_uri" TEXT,
ADD COLUMN     "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What is known of sessions from before.
UPDATE "shuffle_sessions" SET "used_at" = "created_at";
