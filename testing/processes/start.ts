import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { inject, onTestFinished } from "vitest";

/** Runs a program of this folder in a new process. Resolves when the process is ready. The process is killed after the test. */
export async function startProcess(program: string, parameters: string[] = [], env: object = {}) {
  const file = path.join(inject("programs"), `${program}.mjs`);
  const child = spawn(process.execPath, [file, ...parameters], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return { child, nextLine: async () => (await lines.next()).value ?? "" };
}

/** Kills a process with SIGKILL, unless it has ended, and waits for its end. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
