import { historyJob, queueHistoryReads } from "@/lib/history/history-job";
import { startWorker } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { batchJob } from "@/lib/shuffle/playback/batch-job";
import { nextSetJob } from "@/lib/shuffle/session/next-set-job";
import { importJob, resumeImports } from "@/lib/sync/import/import-job";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { deleteExpired } from "./delete-expired";

const lookEveryMs = 60_000;
const tidyEveryMs = 24 * 60 * 60_000;

/**
 * Works on the jobs of this instance in this process, beginning with those that were left when everything stopped. Once a
 * minute it looks in PostgreSQL for what is due. A scheduler inside the queue would look for all processes together, but
 * is gone when the queue loses its data; this finds everything again.
 */
export async function startJobWorker(): Promise<{ close: () => Promise<void> }> {
  const worker = startWorker([importJob, historyJob, nextSetJob, batchJob]);
  const look = async () => {
    await resumeImports().catch(error => log.warn({ error }, "open imports could not be queued"));
    await startDueImports().catch(error => log.warn({ error }, "due imports could not be begun"));
    await queueHistoryReads();
  };
  const tidy = () =>
    deleteExpired().catch(error => log.warn({ error }, "what is old could not be forgotten"));
  await look();
  void tidy();
  const timers = [setInterval(look, lookEveryMs), setInterval(tidy, tidyEveryMs)];
  return {
    close: () => {
      for (const timer of timers) clearInterval(timer);
      return worker.close();
    },
  };
}
