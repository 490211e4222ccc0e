import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { connect } from "node:net";

/** Tells whether a program of the system, such as Redis, is installed. */
const isInstalled = (program: string): boolean =>
  spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Returns why tests are skipped that need programs of the system; empty if all are installed. */
export const missingPrograms = (...programs: string[]): string =>
  programs
    .filter(program => !isInstalled(program))
    .map(program => `${program} is not installed; as root, npm test or npm run test:deep installs it.`)
    .join(" ");

/** Tells whether something listens on a port. */
export const isListening = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** Tells whether an address answers. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    reply => reply.ok,
    () => false,
  );

export type Program = { end: (signal?: NodeJS.Signals) => Promise<void> };

/** Starts a program of the system and waits until it is ready. */
export async function startProgram(
  program: string,
  parameters: string[],
  isReady: () => Promise<boolean>,
  env: Record<string, string> = {},
): Promise<Program> {
  const child: ChildProcess = spawn(program, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", part => output.push(part));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  while (!(await isReady())) {
    if (hasEnded()) throw new Error(`${program} ended:\n${Buffer.concat(output)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return {
    end: signal =>
      new Promise(resolve => {
        if (hasEnded()) return resolve();
        child.once("exit", () => resolve());
        child.kill(signal);
      }),
  };
}
