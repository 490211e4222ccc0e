import { importJob } from "@/lib/sync/import-job";

/** A process of its own that works on one job, to be killed in the middle of it. */
process.stdout.write("ready\n");
await importJob.handle({ jobId: process.argv[2] ?? "" });
process.exit();
