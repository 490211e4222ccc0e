import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

type Settings = Record<string, string>;

/** Runs one of the project's commands with these settings and no others. */
function run(command: string, settings: Settings, parameters: string[] = []) {
  const cleared = { DATABASE_URL: "", REDIS_URL: "", APP_SECRET: "", ENCRYPTION_KEYS: "", PUBLIC_URL: "" };
  const child = spawn(process.execPath, [path.join("scripts", "run.mjs"), command, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...cleared, ...settings },
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", part => parts.push(part));
  return { child, output: () => Buffer.concat(parts).toString("utf8") };
}

const exitCode = (child: ChildProcess) =>
  new Promise<number | null>(resolve =>
    child.exitCode !== null ? resolve(child.exitCode) : child.once("close", resolve),
  );

/** Runs a command to its end. */
export async function runCommand(command: string, settings: Settings, parameters?: string[]) {
  const { child, output } = run(command, settings, parameters);
  return { code: await exitCode(child), output: output() };
}

export type Instance = {
  /** Returns everything that the instance has printed. */
  output: () => string;
  /** Stops the instance. @returns its exit code */
  stop: () => Promise<number | null>;
  /** Kills only the start script, with SIGKILL. */
  kill: () => Promise<unknown>;
  /** Resolves to the exit code when the instance has ended. */
  ended: Promise<number | null>;
};

/** Starts the built app as `npm start` does, or a worker, and waits until it is ready. */
export async function startInstance(
  settings: Settings,
  command: "start" | "worker" = "start",
): Promise<Instance> {
  const { child, output } = run(command, settings);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => output().includes("Stop with Ctrl-C") && resolve());
    child.once("close", () => reject(new Error(`The instance did not start:\n${output()}`)));
  });
  return {
    output,
    stop: () => {
      child.kill("SIGTERM");
      return exitCode(child);
    },
    kill: () => {
      child.kill("SIGKILL");
      return new Promise(resolve => child.once("exit", resolve));
    },
    ended: exitCode(child),
  };
}
