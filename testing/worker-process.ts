import { startJobWorker } from "@/lib/worker/worker";

/** Runs a worker like `npm run worker`. On SIGTERM, prints the peak memory in megabytes. */
const worker = await startJobWorker();
process.stdout.write("ready\n");
process.on("SIGTERM", async () => {
  await worker.close();
  process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`, () => process.exit());
});
