-- AlterTable
ALTER TABLE "statistics_states" ADD COLUMN     "months" INTEGER NOT NULL DEFAULT 0;
