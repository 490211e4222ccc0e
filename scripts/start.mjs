// `npm start`: runs the app against the real Spotify. This process stays while the app runs, so it loads neither tsx nor what only the
// preparation needs: together some 80 MB.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export async function main() {
  const stopped = new Promise(resolve => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
  });
  const preparation = fork(path.join("scripts", "run.mjs"), ["start", "prepare"]);
  const exit = once(preparation, "exit");
  const [prepared] = await Promise.race([once(preparation, "message"), exit.then(() => [])]);
  // The preparation has said why.
  if (!prepared) process.exit(1);
  const { supervise } = await import("../.next/start.mjs");
  const endPreparation = async () => {
    preparation.disconnect();
    await exit;
  };
  await supervise(prepared, endPreparation, stopped);
}
