import { hasNoAccount, setUpCode } from "@/lib/accounts/set-up-code";
import { disconnect } from "@/lib/platform/db";
import { parseEnv } from "@/lib/platform/env";
import { buildWhenStale } from "./build";
import { failPlainly } from "./database";
import {
  checkPortFree,
  checkSecrets,
  type Mode,
  Stack,
  startApp,
  startDatabase,
  waitForStopRequest,
} from "./stack";

/**
 * Starts the database and the app, and keeps them running until Ctrl-C.
 * @param prepare runs after the database and before the app have started; returns lines to print below the app's address
 */
export async function runApp(
  prepare: (stack: Stack) => Promise<string[]>,
  mode: Mode = "built",
): Promise<void> {
  const stack = new Stack();
  const stopped = waitForStopRequest();
  try {
    const env = parseEnv(process.env);
    await checkPortFree("PORT", env.HOST, env.PORT);
    if (mode === "built") buildWhenStale();
    await startDatabase(stack);
    const lines = await prepare(stack);
    // After `prepare`, which changes settings: they are read once.
    await checkSecrets();
    startApp(stack, mode).then(hasStarted => {
      if (!hasStarted) return;
      console.log(["", `  Tonearm is at ${env.PUBLIC_URL}`, ...lines, "", "  Stop with Ctrl-C."].join("\n"));
    });
    const reason = await Promise.race([stopped, stack.unexpectedEnd]);
    if (reason) {
      console.error(reason);
      process.exitCode = 1;
    } else console.log("\n» Stopping");
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
  await stack.stop();
}

/** Returns what to print while the instance has no account. */
async function firstAccountLines(): Promise<string[]> {
  const isNew = await hasNoAccount();
  await disconnect();
  if (!isNew) return [];
  return [
    "  Sign up there: the first account becomes the admin.",
    `  From outside this machine's network, it needs the set-up code ${setUpCode()}`,
  ];
}

/** `npm start`: runs the app against the real Spotify. */
export const main = () => runApp(firstAccountLines);
