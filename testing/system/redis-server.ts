import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { env } from "@/lib/platform/env";
import { releasePerProcess } from "@/lib/platform/per-process";

export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

export const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

/** Starts a Redis server that stores nothing on disk. */
export async function startRedis(port: number): Promise<ChildProcess> {
  const options = ["--port", String(port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of server.stdout) if (String(line).includes("Ready to accept")) break;
  return server;
}

export async function stopRedis(server: ChildProcess): Promise<void> {
  server.kill("SIGKILL");
  await once(server, "exit");
}

type RedisSettings = Partial<
  Record<"REDIS_URL" | "UPSTASH_REDIS_REST_URL" | "UPSTASH_REDIS_REST_TOKEN", string>
>;

/** Lets this process open the Redis of these settings at its next use, or none. */
export function useRedis(settings: RedisSettings = {}): void {
  Object.assign(env(), {
    REDIS_URL: undefined,
    UPSTASH_REDIS_REST_URL: undefined,
    UPSTASH_REDIS_REST_TOKEN: undefined,
    ...settings,
  });
  for (const name of ["redis", "key-value", "person values"]) releasePerProcess(name);
}
