import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { startSimulator } from "@/simulator/start";
import { type Control, controlOf } from "@/testing/simulator-client";
import { type Instance, startInstance } from "./instance";
import type { Stack } from "./people";

/** An instance of its own with a Spotify of its own: its database can be changed, its clocks moved, and it can be restarted. */
export type Stage = Stack & {
  control: Control;
  sql: (statement: string, values?: unknown[]) => Promise<void>;
  /** Stops the app and its database and starts them again on the same data. */
  restart: () => Promise<void>;
  /** What was asked of Spotify's Web API below a path, such as "/v1/me/player". */
  asked: (path: string) => Promise<string[]>;
  close: () => Promise<void>;
};

export async function openStage(name: string, port: number): Promise<Stage> {
  const simulator = await startSimulator();
  const control = controlOf(simulator.url);
  const env = {
    PORT: String(port),
    SIMULATOR_PORT: new URL(simulator.url).port,
    DATA_DIR: mkdtempSync(path.join(tmpdir(), `tonearm-e2e-${name}-`)),
    LOG_LEVEL: "warn",
  };
  const settings = { ...env, SPOTIFY_ACCOUNTS_URL: simulator.url, SPOTIFY_API_URL: simulator.url };
  let instance: Instance = await startInstance(settings);
  return {
    name,
    env,
    url: `http://127.0.0.1:${port}`,
    simulatorUrl: simulator.url,
    control,
    async sql(statement, values) {
      const client = new pg.Client({ connectionString: (await startEmbeddedPostgres(env.DATA_DIR)).url });
      await client.connect();
      await client.query(statement, values);
      await client.end();
    },
    async restart() {
      await instance.stop();
      instance = await startInstance(settings);
    },
    async asked(below) {
      const all = (await control("GET", "requests")) as { method: string; path: string }[];
      return all.filter(({ path }) => path.startsWith(below)).map(({ method, path }) => `${method} ${path}`);
    },
    async close() {
      await instance.stop();
      await simulator.close();
    },
  };
}

/** The screens that the navigation leads to, and those one step behind it. */
export async function screensOf(page: Page): Promise<string[]> {
  await page.goto("/profile/services");
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  const rooms = await links.evaluateAll(found => found.map(link => link.getAttribute("href") ?? ""));
  return [...rooms, "/profile/services"];
}
