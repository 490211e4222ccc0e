import { startWorker } from "@/lib/platform/jobs";
import { importJob, resumeImports } from "./import-job";

/** Works on the jobs of this instance in this process, beginning with those that were left when everything stopped. */
export async function startSyncWorker(): Promise<{ close: () => Promise<void> }> {
  const worker = startWorker([importJob]);
  await resumeImports();
  return worker;
}
