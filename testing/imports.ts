import type { UserContext } from "@/lib/core/context";
import type { ImportInput, SyncJob } from "@/lib/schemas/spotify";
import { getImport } from "@/lib/sync/get-import";
import { importJob } from "@/lib/sync/import/import-job";
import { startImport } from "@/lib/sync/start-import";

export const everything: ImportInput = { playlists: "all", likedSongs: true };

/** Asks for an import and works on it here and now; no worker takes part. */
export async function runImport(ctx: UserContext, options: Partial<ImportInput> = {}): Promise<SyncJob> {
  const { id } = await startImport(ctx, { ...everything, ...options });
  return workOn(ctx, id);
}

/** Works on a job once, as a worker does when the job's turn comes. */
export async function workOn(ctx: UserContext, jobId: string): Promise<SyncJob> {
  await importJob.handle({ jobId });
  return getImport(ctx, jobId);
}
