-- AlterTable
ALTER TABLE "users" ADD COLUMN     "first_steps_hidden" BOOLEAN NOT NULL DEFAULT false;

-- Whoever imported before knows their way.
UPDATE "users" SET "first_steps_hidden" = true
  WHERE EXISTS (SELECT 1 FROM "sync_jobs" WHERE "user_id" = "users"."id" AND "state" = 'completed');
