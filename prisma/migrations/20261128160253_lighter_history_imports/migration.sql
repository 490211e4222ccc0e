-- DropForeignKey
ALTER TABLE "plays" DROP CONSTRAINT "plays_import_id_fkey";

-- DropForeignKey
ALTER TABLE "history_staged_songs" DROP CONSTRAINT "history_staged_songs_import_id_fkey";

-- DropForeignKey
ALTER TABLE "history_staged_rows" DROP CONSTRAINT "history_staged_rows_import_id_fkey";

-- DropIndex
DROP INDEX "history_staged_rows_import_id_played_at_idx";

-- DropIndex
DROP INDEX "history_staged_rows_import_id_song_ms_played_idx";

-- AlterTable
ALTER TABLE "history_imports" ADD COLUMN     "compared_with" TEXT;

-- CreateTable
CREATE TABLE "history_known_plays" (
    "import_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "numbers" INTEGER[],
    "play_ids" UUID[],

    CONSTRAINT "history_known_plays_pkey" PRIMARY KEY ("import_id","part")
);

-- AddForeignKey
ALTER TABLE "history_known_plays" ADD CONSTRAINT "history_known_plays_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "history_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Undo reads all plays of the person anyway.
DROP INDEX "plays_import_id_idx";

CREATE FUNCTION delete_staged_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM history_staged_rows r USING deleted_imports d WHERE r.import_id = d.id;
  DELETE FROM history_staged_songs s USING deleted_imports d WHERE s.import_id = d.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "history_imports_delete_staged" AFTER DELETE ON "history_imports" REFERENCING OLD TABLE AS deleted_imports
  FOR EACH STATEMENT EXECUTE FUNCTION delete_staged_history();
