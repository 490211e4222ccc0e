import { rmSync } from "node:fs";
import path from "node:path";
import { startSimulator } from "@/simulator/start";
import { catalogOf } from "@/testing/spotify/catalog";
import { controlOf } from "@/testing/spotify/simulator-client";
import { answers, isListening, type Program, startProgram } from "../programs";
import { type Instance, startInstance } from "./instance";
import { createDataDirectory } from "./stacks";

const startRedis = (port: number) =>
  startProgram(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    () => isListening(port),
  );

/** Starts Caddy with the project's example for several web processes. */
const startCaddy = (port: number, adminPort: number, upstreams: string[], folder: string) =>
  startProgram(
    "caddy",
    ["run", "--adapter", "caddyfile", "--config", path.join("deploy", "proxies", "several.Caddyfile")],
    () => answers(`http://127.0.0.1:${port}/api/health/ready`),
    {
      DOMAIN: `http://127.0.0.1:${port}`,
      UPSTREAM: upstreams.join(" "),
      CADDY_ADMIN: `127.0.0.1:${adminPort}`,
      // Otherwise it would share locks with other Caddies of this user.
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
    },
  );

/** Two web processes and two workers on one PostgreSQL and one Redis, behind Caddy, with a Spotify of their own. */
export async function startCluster(port: number) {
  const ports = { web: [port, port + 1], caddy: port + 2, redis: port + 3, worker: [port + 4, port + 5] };
  const dataDirectory = createDataDirectory("several");
  const url = `http://127.0.0.1:${ports.caddy}`;
  const webUrls = ports.web.map(webPort => `http://127.0.0.1:${webPort}`);
  const simulator = await startSimulator({ catalog: catalogOf(300) });
  const settings = {
    DATA_DIR: dataDirectory,
    PUBLIC_URL: url,
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    LOG_LEVEL: "warn",
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: simulator.url,
    LYRICS_URL: "off",
  };
  const startWebAt = (webPort: number) =>
    startInstance({ ...settings, WORKER: "none", PORT: String(webPort) });
  const startWorkerAt = (metricsPort: number) =>
    startInstance({ ...settings, METRICS_PORT: String(metricsPort) }, "worker");

  const webs: Instance[] = [];
  const workers: Instance[] = [];
  const startWeb = async (index: number) => {
    webs[index] = await startWebAt(ports.web[index] ?? 0);
  };
  const startWorker = async (index: number) => {
    workers[index] = await startWorkerAt(ports.worker[index] ?? 0);
  };
  let redis = await startRedis(ports.redis);
  let caddy: Program | undefined;
  async function close() {
    await caddy?.end();
    await Promise.all([...workers, ...webs].map(instance => instance?.stop()));
    await redis.end();
    await simulator.close();
    rmSync(dataDirectory, { recursive: true });
  }
  try {
    const started = [startWeb(0), startWeb(1), startWorker(0), startWorker(1)];
    await Promise.allSettled(started);
    await Promise.all(started);
    caddy = await startCaddy(
      ports.caddy,
      port + 7,
      webUrls.map(webUrl => new URL(webUrl).host),
      path.join(dataDirectory, "caddy"),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    /** Caddy's address. */
    url,
    /** The addresses of the web processes. */
    webUrls,
    workerPorts: ports.worker,
    prometheusPort: port + 6,
    dataDirectory,
    control: controlOf(simulator.url),
    webs,
    workers,
    /** Starts a web process again that has ended. */
    startWeb,
    startWorker,
    /** Kills Redis, which loses everything, and starts it again after `meanwhile`. */
    async replaceRedis(meanwhile: () => Promise<void>) {
      await redis.end("SIGKILL");
      await meanwhile();
      redis = await startRedis(ports.redis);
    },
    close,
  };
}

export type Cluster = Awaited<ReturnType<typeof startCluster>>;
