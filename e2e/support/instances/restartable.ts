import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { startSimulator } from "@/simulator/start";
import { catalogOf } from "@/testing/spotify/catalog";
import { type Control, controlOf } from "@/testing/spotify/simulator-client";
import { type Instance, startInstance } from "./instance";
import { createDataDirectory, type Stack } from "./stacks";

/** An instance with its own Spotify that a test can restart. */
export type Restartable = Stack & {
  settings: Record<string, string>;
  dataDirectory: string;
  control: Control;
  /** Stops the app and its database and starts them again with the same data, after a change while nothing runs. */
  restart: (change?: () => void) => Promise<void>;
  close: () => Promise<void>;
};

export async function startRestartable(
  port: number,
  extraSettings: Record<string, string> = {},
  catalog: CatalogFile = catalogOf(300),
): Promise<Restartable> {
  const simulator = await startSimulator({ catalog });
  const dataDirectory = createDataDirectory("restarts");
  const settings = {
    PORT: String(port),
    DATA_DIR: dataDirectory,
    LOG_LEVEL: "warn",
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: simulator.url,
    ...extraSettings,
  };
  let instance: Instance = await startInstance(settings);
  return {
    url: `http://127.0.0.1:${port}`,
    simulatorUrl: simulator.url,
    settings,
    dataDirectory,
    control: controlOf(simulator.url),
    async restart(change) {
      await instance.stop();
      change?.();
      instance = await startInstance(settings);
    },
    async close() {
      await instance.stop();
      await simulator.close();
    },
  };
}
