import { importJob } from "@/lib/sync/import/import-job";

/** Runs one import job, then prints the peak memory in megabytes. */
process.stdout.write("ready\n");
await importJob.handle({ jobId: process.argv[2] ?? "" });
process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`, () => process.exit());
