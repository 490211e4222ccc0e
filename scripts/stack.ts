import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { checkKeys } from "@/lib/connections/check-keys";
import { disconnect } from "@/lib/platform/db";
import { applyMigrations } from "@/lib/platform/db/migrations";
import { InvalidSetting, parseEnv } from "@/lib/platform/env";
import { OperatorError } from "@/lib/platform/operator-error";
import { provideDatabase } from "./database";

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

/** @throws InvalidSetting when the port is in use */
export function checkPortFree(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new InvalidSetting(
          error.code === "EADDRINUSE"
            ? `Setting ${setting}: port ${port} is in use. Stop the program that uses it, or choose another port: ${setting}=${port + 1} …`
            : `Setting ${setting}: cannot listen on ${host}:${port} (${error.code}). Choose another address or port.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Starts the embedded database unless DATABASE_URL names another database, and applies missing migrations. */
export async function startDatabase(stack: Stack): Promise<void> {
  const { url, stop } = await provideDatabase(stack.reportEnd);
  stack.onStop(stop);
  const applied = await applyMigrations(url);
  if (applied.length > 0) console.log(`» Applied migrations: ${applied.join(", ")}`);
}

/** Checks that the keys fit the started database. @throws InvalidSetting */
export async function checkSecrets(): Promise<void> {
  await checkKeys();
  await disconnect();
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

/**
 * Starts the app and waits until it answers.
 * @returns false when the app exited before it answered
 */
export async function startApp(stack: Stack, mode: Mode = "built"): Promise<boolean> {
  const env = parseEnv(process.env);
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
  while (child.exitCode === null && !(await isReachable(`http://${host}:${env.PORT}/api/health/ready`)))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child.exitCode === null;
}

/**
 * Resolves on Ctrl-C or SIGTERM, and when npm has ended: npm runs this process through a shell that does not forward signals.
 */
export const waitForStopRequest = () =>
  new Promise<void>(resolve => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    if (!process.env.npm_lifecycle_event) return;
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && resolve(), 250).unref();
  });
