import { parseEnv } from "@/lib/platform/env";
import { buildWhenStale } from "./build";
import { failPlainly } from "./database";
import { checkPortFree, Stack, startApp, startDatabase, stopRequested } from "./stack";

/**
 * Starts database and app and keeps them until Ctrl-C.
 * @param prepare runs when the database is there and the app is not yet; returns lines to print under the address
 */
export async function run(prepare: (stack: Stack) => Promise<string[]>): Promise<void> {
  const stack = new Stack();
  const stopped = stopRequested();
  try {
    const env = parseEnv(process.env);
    await checkPortFree("PORT", env.HOST, env.PORT);
    buildWhenStale();
    await startDatabase(stack);
    const lines = await prepare(stack);
    const ended = new Promise<number | null>(resolve => {
      startApp(stack, resolve).then(answers => {
        if (!answers) return;
        console.log(
          ["", `  Tonearm is at ${env.PUBLIC_URL}`, ...lines, "", "  Stop with Ctrl-C."].join("\n"),
        );
      });
    });
    const crashed = await Promise.race([stopped.then(() => "asked" as const), ended]);
    if (crashed !== "asked") {
      console.error(`The app ended by itself (code ${crashed}); its last words stand above.`);
      process.exitCode = 1;
    } else console.log("\n» Stopping");
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
  await stack.stop();
}

/** `npm start`: the app against the real Spotify. */
export const main = () => run(async () => []);
