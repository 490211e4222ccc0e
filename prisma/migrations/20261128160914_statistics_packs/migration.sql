-- Figures are computed from the plays when they are read, so those without packs are deleted.
TRUNCATE "statistics_states", "statistics_stale_months", "statistics_hours", "statistics_months", "statistics_songs";

-- DropForeignKey
ALTER TABLE "statistics_years" DROP CONSTRAINT "statistics_years_user_id_fkey";

-- DropIndex
DROP INDEX "statistics_songs_user_id_idx";

-- AlterTable
ALTER TABLE "statistics_songs" ADD COLUMN     "number" INTEGER NOT NULL;

-- DropTable
DROP TABLE "statistics_years";

-- CreateTable
CREATE TABLE "statistics_packs" (
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "statistics_packs_pkey" PRIMARY KEY ("user_id","name")
);

-- CreateIndex
CREATE INDEX "statistics_songs_user_id_number_idx" ON "statistics_songs"("user_id", "number");

-- AddForeignKey
ALTER TABLE "statistics_packs" ADD CONSTRAINT "statistics_packs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Packs are read often and hardly get smaller by compression.
ALTER TABLE "statistics_packs" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
