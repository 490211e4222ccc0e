-- AlterTable
ALTER TABLE "person_errors" ADD COLUMN     "numbers" JSONB NOT NULL DEFAULT '{}';
