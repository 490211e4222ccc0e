import { historyJob } from "@/lib/history/history-job";

/** Reads all due histories, as a worker does, when a line arrives on standard input. */
process.stdin.once("data", async () => {
  await historyJob.handle({});
  process.stdout.write("done\n", () => process.exit());
});
process.stdout.write("ready\n");
