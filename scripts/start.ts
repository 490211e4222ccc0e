import { parseEnv } from "@/lib/platform/env";
import { buildWhenStale } from "./build";
import { failPlainly } from "./database";
import { checkPortFree, type Mode, Stack, startApp, startDatabase, waitForStopRequest } from "./stack";

/**
 * Starts the database and the app, and keeps them running until Ctrl-C.
 * @param prepare runs between the two; returns lines to print below the address
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
    const ended = new Promise<number | null>(resolve => {
      startApp(stack, resolve, mode).then(answers => {
        if (!answers) return;
        console.log(
          ["", `  Tonearm is at ${env.PUBLIC_URL}`, ...lines, "", "  Stop with Ctrl-C."].join("\n"),
        );
      });
    });
    const end = await Promise.race([stopped.then(() => "stopped" as const), ended]);
    if (end !== "stopped") {
      console.error(`The app ended by itself with code ${end}; see its output above.`);
      process.exitCode = 1;
    } else console.log("\n» Stopping");
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
  await stack.stop();
}

/** `npm start`: runs the app against the real Spotify. */
export const main = () => runApp(async () => []);
