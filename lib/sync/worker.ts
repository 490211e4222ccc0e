import { startWorker } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { importJob, resumeImports } from "./import-job";

const resumeEveryMs = 60_000;

/** Works on the jobs of this instance in this process, beginning with those that were left when everything stopped. */
export async function startSyncWorker(): Promise<{ close: () => Promise<void> }> {
  const worker = startWorker([importJob]);
  // Also later: a queue that was away for a while has not heard of everything.
  const resume = () =>
    resumeImports().catch(error => log.warn({ error }, "open imports could not be queued"));
  await resume();
  const again = setInterval(resume, resumeEveryMs);
  return {
    close: () => {
      clearInterval(again);
      return worker.close();
    },
  };
}
