import { startJobWorker } from "@/lib/worker/worker";

/** A worker as `npm run worker` starts it; on SIGTERM it says how many megabytes it needed at most. */
const worker = await startJobWorker();
process.stdout.write("ready\n");
process.on("SIGTERM", async () => {
  await worker.close();
  process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`, () => process.exit());
});
