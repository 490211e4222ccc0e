import { startJobWorker } from "@/lib/worker/worker";

/** Runs a worker like `npm run worker`; the parameter is its lock time. On SIGTERM, prints the peak memory in megabytes. */
const lockMs = process.argv[2];
const worker = await startJobWorker(lockMs ? Number(lockMs) : undefined);
process.stdout.write("ready\n");
process.on("SIGTERM", async () => {
  await worker.close();
  process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`, () => process.exit());
});
