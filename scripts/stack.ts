import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { applyMigrations } from "@/lib/platform/db/migrations";
import { BadSetting, parseEnv } from "@/lib/platform/env";
import { provideDatabase } from "./database";

type Stop = () => void | Promise<void>;

/** Everything that was started, to be stopped in the opposite order. */
export class Stack {
  private readonly stops: Stop[] = [];

  onStop(stop: Stop): void {
    this.stops.unshift(stop);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) await stop();
  }
}

/** @throws BadSetting when somebody listens there already */
export function checkPortFree(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new BadSetting(
          error.code === "EADDRINUSE"
            ? `Setting ${setting}: port ${port} is in use. Stop what runs there, or choose another: ${setting}=${port + 1} …`
            : `Setting ${setting}: cannot listen on ${host}:${port} (${error.code}). Choose another address or port.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Starts the database (when it is ours) and brings it up to date. */
export async function startDatabase(stack: Stack): Promise<void> {
  const { url, stop } = await provideDatabase();
  stack.onStop(stop);
  const applied = await applyMigrations(url);
  if (applied.length > 0) console.log(`» Database brought up to date (${applied.join(", ")})`);
}

const ended = (child: ChildProcess) =>
  new Promise<void>(resolve =>
    child.exitCode !== null || child.signalCode ? resolve() : child.once("exit", () => resolve()),
  );

/** Ends a child process: asks, and insists after ten seconds. */
async function endChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended(child);
  clearTimeout(insist);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    reply => reply.ok,
    () => false,
  );
}

/**
 * Starts the built app and waits until it answers.
 * @param onEnd is called when it ends by itself
 * @returns whether it answers
 */
export async function startApp(stack: Stack, onEnd: (code: number | null) => void): Promise<boolean> {
  const env = parseEnv(process.env);
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "start", "-p", String(env.PORT), "-H", env.HOST], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXTAUTH_URL: env.PUBLIC_URL, PUBLIC_URL: env.PUBLIC_URL, NODE_ENV: "production" },
  });
  let stopping = false;
  child.once("exit", code => stopping || onEnd(code));
  stack.onStop(() => {
    stopping = true;
    return endChild(child);
  });
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  while (child.exitCode === null && !(await answers(`http://${host}:${env.PORT}/api/health/ready`)))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child.exitCode === null;
}

/**
 * Resolves at Ctrl-C or SIGTERM, and when npm is gone: a signal to npm ends the shell between npm and this process, which
 * does not pass it on.
 */
export const stopRequested = () =>
  new Promise<void>(resolve => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && resolve(), 250).unref();
  });
