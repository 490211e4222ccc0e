import { importJob } from "@/lib/sync/import/import-job";

/** A process of its own that works on one job and says how many megabytes it needed at most; or is killed in the middle. */
process.stdout.write("ready\n");
await importJob.handle({ jobId: process.argv[2] ?? "" });
process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`, () => process.exit());
