import { disconnect } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { shutdown } from "@/lib/platform/shutdown";
import { startSyncWorker } from "@/lib/worker/worker";
import { failPlainly } from "./database";
import { Stack, startDatabase, stopRequested } from "./stack";

/** `npm run worker`: works on jobs in a process of its own; any number of them may run. */
export async function main() {
  const stack = new Stack();
  // Asked first: what runs hears it too and lets go.
  shutdown();
  const stopped = stopRequested();
  try {
    await startDatabase(stack);
    const worker = await startSyncWorker();
    console.log("» Working on jobs. Stop with Ctrl-C.");
    await stopped;
    await worker.close();
    await closeQueue();
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
