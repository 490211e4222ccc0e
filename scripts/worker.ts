import { disconnect } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { startSyncWorker } from "@/lib/sync/worker";
import { failPlainly, provideDatabase } from "./database";
import { stopRequested } from "./stack";

/** `npm run worker`: works on jobs in a process of its own; any number of them may run. */
export async function main() {
  const stopped = stopRequested();
  try {
    const database = await provideDatabase();
    const worker = await startSyncWorker();
    console.log("» Working on jobs. Stop with Ctrl-C.");
    await stopped;
    await worker.close();
    await closeQueue();
    await disconnect();
    database.stop();
  } catch (error) {
    failPlainly(error);
  }
}
