-- DropIndex
DROP INDEX "library_imports_user_id_idx";

-- AlterTable
ALTER TABLE "library_imports" ADD COLUMN     "file_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "songs_created" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "library_imports_user_id_created_at_idx" ON "library_imports"("user_id", "created_at");
