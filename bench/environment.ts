import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { disconnect } from "@/lib/platform/db";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { applyMigrations } from "@/lib/platform/db/migrations";

/** The catalog of a real library. It is not part of the repository; without it, benchmarks use a generated catalog. */
export const realCatalog = path.resolve("..", "shared", "catalog", "real-library.json.gz");
export const hasRealCatalog = () => existsSync(realCatalog);

/** Runs the simulator in a separate process, so that its time and memory are not measured. */
async function startSimulatorProcess(catalog: string): Promise<{ url: string; stop: () => void }> {
  const port = 8799;
  const child = spawn(process.execPath, ["scripts/run.mjs", "simulator"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATA_DIR: "",
      SIMULATOR_PORT: String(port),
      SIMULATOR_CATALOG: catalog,
    },
  });
  const ended = once(child, "exit").then(() => {
    throw new Error(`The simulator has ended. Is port ${port} in use?`);
  });
  await Promise.race([once(child.stdout, "data"), ended]);
  ended.catch(() => undefined);
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

/** Runs a benchmark with its own database and simulator, and removes them afterwards. */
export async function withBenchEnvironment(
  measure: (simulatorUrl: string) => Promise<void>,
  catalog = hasRealCatalog() ? realCatalog : "",
): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-"));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres(directory);
  let simulator: Awaited<ReturnType<typeof startSimulatorProcess>> | undefined;
  try {
    simulator = await startSimulatorProcess(catalog);
    Object.assign(process.env, {
      DATABASE_URL: postgres.url,
      APP_SECRET: "only for this benchmark, which ends soon",
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString("base64")}`,
      SPOTIFY_ACCOUNTS_URL: simulator.url,
      SPOTIFY_API_URL: simulator.url,
      LOG_LEVEL: "error",
    });
    await applyMigrations(postgres.url);
    await measure(simulator.url);
  } finally {
    await disconnect();
    simulator?.stop();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
