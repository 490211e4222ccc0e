import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { joinDatabase } from "@/lib/platform/db/processes";
import { OperatorError } from "@/lib/platform/operator-error";
import type { Prepared } from "./start";
import { runUntilStopped, Stack, waitForStopRequest } from "./support/stack";

/** Joins the running database. @returns a function that leaves it: the last process stops the embedded database */
async function join({ dataDirectory, generated }: Prepared, onEnd: (reason: string) => void) {
  if (!dataDirectory) return joinDatabase(generated.DATABASE_URL ?? "", "shared");
  const onNotice = (text: string) => console.log(`» ${text}`);
  return (await startEmbeddedPostgres(dataDirectory, { onNotice, onEnd })).stop;
}

/**
 * Runs the prepared app until it is asked to stop. The build bundles this module, so that it runs without tsx.
 * @param endPreparation ends the preparing process, once this process has joined the database too
 * @param stopped resolves when this process was asked to stop during the preparation
 */
export async function supervise(
  prepared: Prepared,
  endPreparation: () => Promise<void>,
  stopped: Promise<void>,
): Promise<void> {
  const stack = new Stack();
  const stopRequest = Promise.race([stopped, waitForStopRequest()]);
  try {
    stack.onStop(await join(prepared, stack.reportEnd));
    await endPreparation();
    Object.assign(process.env, prepared.generated);
    await runUntilStopped(stack, stopRequest, prepared.app, prepared.lines);
  } catch (error) {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exitCode = 1;
  }
  await stack.stop();
}
