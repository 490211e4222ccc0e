-- CreateIndex
CREATE INDEX "history_staged_rows_import_id_song_ms_played_idx" ON "history_staged_rows"("import_id", "song", "ms_played");
