-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('en', 'fr');

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "locale" "Locale",
ADD COLUMN     "time_zone" TEXT;
