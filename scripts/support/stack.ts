import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import type { Env } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";

type Stop = () => void | Promise<void>;

/** The servers and processes that a command started. Stops them in reverse order. */
export class Stack {
  private readonly stops: Stop[] = [];
  /** Call it when something has ended that nobody stopped; `reason` is a sentence. */
  reportEnd: (reason: string) => void = () => undefined;
  /** The first reported reason. */
  readonly unexpectedEnd = new Promise<string>(resolve => {
    this.reportEnd = resolve;
  });

  onStop(stop: Stop): void {
    this.stops.unshift(stop);
  }

  /** Stops everything, even if something fails to stop. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0))
      try {
        await stop();
      } catch (error) {
        console.error(error instanceof OperatorError ? error.message : error);
      }
  }
}

const waitForExit = (child: ChildProcess) =>
  new Promise<void>(resolve =>
    child.exitCode !== null || child.signalCode ? resolve() : child.once("exit", () => resolve()),
  );

/** Sends SIGTERM to a child process, and SIGKILL after ten seconds. */
async function endChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const killTimer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await waitForExit(child);
  clearTimeout(killTimer);
}

async function isReachable(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    reply => reply.ok,
    () => false,
  );
}

/** `built`: serves the last build. `hot`: Next's development server compiles on request and reloads on edits. */
export type Mode = "built" | "hot";

const nodeEnvironment = { built: "production", hot: "development" } as const;

/** The app's own settings. */
export type AppSettings = Pick<Env, "HOST" | "PORT" | "PUBLIC_URL">;

/**
 * Starts the app and waits until it answers.
 * @returns false when the app exited before it answered
 */
export async function startApp(stack: Stack, env: AppSettings, mode: Mode = "built"): Promise<boolean> {
  const next = path.join("node_modules", "next", "dist", "bin", "next");
  const server = {
    built: [path.join("scripts", "serve.mjs")],
    hot: [next, "dev", "-p", String(env.PORT), "-H", env.HOST],
  };
  const child = spawn(process.execPath, server[mode], {
    stdio: ["pipe", "inherit", "inherit"],
    env: {
      ...process.env,
      // The app stops when this process ends, which closes the app's standard input.
      TONEARM_SUPERVISED: "1",
      PORT: String(env.PORT),
      HOST: env.HOST,
      NEXTAUTH_URL: env.PUBLIC_URL,
      PUBLIC_URL: env.PUBLIC_URL,
      NODE_ENV: nodeEnvironment[mode],
      NEXT_TELEMETRY_DISABLED: "1",
      // Keeps glibc from holding free memory, above all once for each thread.
      MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
      MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? "131072",
      // lib/api/http/drain.ts stops the built app.
      NEXT_MANUAL_SIG_HANDLE: mode === "built" ? "1" : "",
    },
  });
  let isStopping = false;
  child.once("exit", code => {
    if (!isStopping) stack.reportEnd(`The app exited unexpectedly with code ${code}; see its output above.`);
  });
  stack.onStop(() => {
    isStopping = true;
    return endChild(child);
  });
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  while (child.exitCode === null && !(await isReachable(`http://${host}:${env.PORT}/api/health/ready?start`)))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child.exitCode === null;
}

/** The port stays taken until the end of npm is noticed, which delays a restart. A check takes 0.15 ms of the processor. */
const shellCheckMs = 1_000;

/**
 * Resolves on Ctrl-C or SIGTERM, and when npm has ended: npm runs this process through a shell that does not forward signals.
 */
export const waitForStopRequest = () =>
  new Promise<void>(resolve => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && resolve(), shellCheckMs).unref();
  });

/** Runs the app and prints lines below its address, until it is asked to stop or something has ended unexpectedly. */
export async function runUntilStopped(
  stack: Stack,
  stopped: Promise<void>,
  settings: AppSettings,
  lines: string[],
  mode: Mode = "built",
): Promise<void> {
  startApp(stack, settings, mode).then(hasStarted => {
    if (!hasStarted) return;
    console.log(
      ["", `  Tonearm is at ${settings.PUBLIC_URL}`, ...lines, "", "  Stop with Ctrl-C."].join("\n"),
    );
  });
  const reason = await Promise.race([stopped, stack.unexpectedEnd]);
  if (reason) {
    console.error(reason);
    process.exitCode = 1;
  } else console.log("\n» Stopping");
}
