import { forgottenPasswordJob } from "@/lib/accounts/passwords/forgot-password";
import { historyJob, queueHistoryReads } from "@/lib/history/history-job";
import { historyImportJob, resumeHistoryImports } from "@/lib/history/imports/history-import-job";
import { inBackground } from "@/lib/platform/db";
import { startWorker } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import { editJob, queueDueEdits } from "@/lib/playlists/edits/edit-job";
import { lookJob } from "@/lib/queue/feeding/look-job";
import { queueDueLooks } from "@/lib/queue/feeding/plan-look";
import { nextSetJob } from "@/lib/shuffle/session/next-set-job";
import { figuresJob } from "@/lib/statistics/figures-job";
import { importJob, resumeImports } from "@/lib/sync/import/import-job";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { correctFutureTimes, watchClock } from "./clock-jumps";
import { deleteExpired } from "./delete-expired";
import { queueMails, sendingJob } from "./mails";

const checkIntervalMs = 60_000;
const deleteIntervalMs = 24 * 60 * 60_000;

/**
 * Runs the jobs of this instance in this process, first the jobs that were open when the app stopped. Checks PostgreSQL once a
 * minute for due jobs, because a scheduler inside the queue would be lost with the queue's data.
 * @param lockMs only tests shorten it
 */
export const startJobWorker = (lockMs?: number): Promise<{ close: () => Promise<void> }> =>
  inBackground(() => startJobs(lockMs));

async function startJobs(lockMs?: number) {
  const jobs = [
    importJob,
    historyJob,
    nextSetJob,
    lookJob,
    editJob,
    historyImportJob,
    figuresJob,
    forgottenPasswordJob,
    sendingJob,
  ];
  const worker = startWorker(jobs, lockMs);
  const wasSetBack = watchClock();
  const correctTimes = () =>
    correctFutureTimes().catch(error => log.warn({ error }, "times in the future could not be corrected"));
  await correctTimes();
  const queueDueJobs = async () => {
    if (wasSetBack()) await correctTimes();
    await queueDueEdits();
    await resumeImports().catch(error => log.warn({ error }, "open imports could not be queued"));
    await resumeHistoryImports().catch(error =>
      log.warn({ error }, "open history imports could not be queued"),
    );
    await startDueImports().catch(error => log.warn({ error }, "due imports could not be started"));
    await queueHistoryReads();
    await queueDueLooks().catch(error => log.warn({ error }, "due looks at players could not be queued"));
    await queueMails().catch(error => log.warn({ error }, "due mails could not be queued"));
  };
  const deleteOldRows = () =>
    deleteExpired().catch(error => log.warn({ error }, "expired rows could not be deleted"));
  await queueDueJobs();
  void deleteOldRows();
  const timers = [setInterval(queueDueJobs, checkIntervalMs), setInterval(deleteOldRows, deleteIntervalMs)];
  return {
    close: () => {
      for (const timer of timers) clearInterval(timer);
      return worker.close();
    },
  };
}
