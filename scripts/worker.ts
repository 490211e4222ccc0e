import { startMetricsServer } from "@/lib/api/metrics-server";
import { disconnect } from "@/lib/platform/db";
import { parseEnv } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { shutdown } from "@/lib/platform/shutdown";
import { startJobWorker } from "@/lib/worker/worker";
import { checkPortFree } from "./support/check-port";
import { checkSecrets, failPlainly, startDatabase } from "./support/database";
import { Stack, waitForStopRequest } from "./support/stack";

/** `npm run worker`: runs jobs in a separate process; any number of them may run. */
export async function main() {
  const stack = new Stack();
  // Registers its signal handlers before anything starts, so that running jobs stop on a signal as well.
  shutdown();
  const stopped = waitForStopRequest();
  try {
    const { HOST, METRICS_PORT } = parseEnv(process.env);
    if (METRICS_PORT) await checkPortFree("METRICS_PORT", HOST, METRICS_PORT);
    await startDatabase(stack);
    await checkSecrets();
    const worker = await startJobWorker();
    if (METRICS_PORT) {
      const server = await startMetricsServer(HOST, METRICS_PORT);
      stack.onStop(() => {
        server.close();
        server.closeAllConnections();
      });
      console.log(`» Metrics are at http://${HOST}:${METRICS_PORT}/metrics`);
    }
    console.log("» Running jobs. Stop with Ctrl-C.");
    const reason = await Promise.race([stopped, stack.unexpectedEnd]);
    if (reason) {
      console.error(reason);
      process.exitCode = 1;
    }
    await worker.close();
    await closeQueue();
    await disconnect();
    await stack.stop();
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
}
