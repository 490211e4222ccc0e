import { once } from "node:events";
import { hasNoAccount, setUpCode } from "@/lib/accounts/registration/set-up-code";
import { parseEnv } from "@/lib/platform/env";
import { buildWhenStale } from "./build";
import { checkPortFree } from "./support/check-port";
import { checkSecrets, failPlainly, startDatabase } from "./support/database";
import { type AppSettings, Stack } from "./support/stack";

/** Tells the start script what the preparation has found out. */
export type Prepared = {
  app: AppSettings;
  /** Settings that were generated. */
  generated: Record<string, string>;
  /** The folder of the embedded database, or null with DATABASE_URL. */
  dataDirectory: string | null;
  /** Lines to print below the app's address. */
  lines: string[];
};

/** Returns what to print while the instance has no account. */
async function firstAccountLines(): Promise<string[]> {
  if (!(await hasNoAccount())) return [];
  return [
    "  Sign up there: the first account becomes the admin.",
    `  From outside this machine's network, it needs the set-up code ${setUpCode()}`,
  ];
}

async function prepare(stack: Stack): Promise<Prepared> {
  const { HOST, PORT, PUBLIC_URL, DATABASE_URL, DATA_DIR } = parseEnv(process.env);
  await checkPortFree("PORT", HOST, PORT);
  buildWhenStale();
  await startDatabase(stack);
  const lines = await firstAccountLines();
  await checkSecrets();
  const names = ["DATABASE_URL", "APP_SECRET", "ENCRYPTION_KEYS"];
  return {
    app: { HOST, PORT, PUBLIC_URL },
    generated: Object.fromEntries(names.map(name => [name, process.env[name] ?? ""])),
    dataDirectory: DATABASE_URL ? null : DATA_DIR,
    lines,
  };
}

/**
 * Prepares `npm start`: builds the app, starts the database, applies migrations and checks the keys. Runs in a process of its own, so
 * that the memory for all this is free again while the app runs; scripts/start.mjs starts it. Stays in the instance until the start
 * script has joined it or ended.
 */
export async function main(): Promise<void> {
  const ended = once(process, "disconnect");
  // Ctrl-C reaches this process too. The start script says when to leave.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  const stack = new Stack();
  try {
    const prepared = await prepare(stack);
    if (process.connected) process.send?.(prepared);
    await ended;
  } catch (error) {
    await stack.stop();
    failPlainly(error);
  }
  await stack.stop();
}
