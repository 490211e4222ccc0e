-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "address" TEXT;
