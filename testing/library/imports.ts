import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { getImport } from "@/lib/sync/get-import";
import { importJob } from "@/lib/sync/import/import-job";
import { startImport } from "@/lib/sync/start-import";

/** The options of an import of all playlists and liked songs. */
export const wholeLibraryOptions: ImportInput = { playlists: "all", likedSongs: true };

/** Starts an import and runs it in this process, without a worker. */
export async function runImport(ctx: UserContext, options: Partial<ImportInput> = {}): Promise<SyncJob> {
  const { id } = await startImport(ctx, { ...wholeLibraryOptions, ...options });
  return runJob(ctx, id);
}

/** Runs a job once, as a worker does. */
export async function runJob(ctx: UserContext, jobId: string): Promise<SyncJob> {
  await importJob.handle({ jobId });
  return getImport(ctx, jobId);
}

/** Imports as if the last edits in Tonearm were made three seconds ago; right after an edit, an import waits for Spotify. */
export async function runLaterImport(ctx: UserContext): Promise<SyncJob> {
  await sql("UPDATE playlists SET edited_at = edited_at - interval '3 seconds' WHERE user_id = $1", [
    ctx.userId,
  ]);
  return runImport(ctx);
}
