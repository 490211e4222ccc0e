import { historyJob } from "@/lib/history/history-job";

/** A worker process that looks for due histories once it is told to on its standard input. */
process.stdin.once("data", async () => {
  await historyJob.handle({});
  process.stdout.write("done\n", () => process.exit());
});
process.stdout.write("ready\n");
