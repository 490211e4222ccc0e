import { Redis } from "@upstash/redis";
import { Redis as TcpRedis } from "ioredis";
import { env } from "./env";
import { log } from "./log";
import { perProcess } from "./per-process";

/** The time after which a command has failed: a healthy Redis takes less in every region, and a person may be waiting. */
const commandMs = 1_000;

/** How long the first commands wait for the connection. Otherwise each new process would allow a failed sign-in more than its Redis knows. */
const firstConnectionMs = 1_000;

/** The pause after a failure in which no command is sent, so that not every request waits for a Redis that is away. */
const pauseMs = 2_000;

/** Creates an Upstash client that sends its commands through ioredis. */
function tcpRedis(url: string): Redis {
  const tcp = new TcpRedis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: commandMs,
  });
  // A failed command reports it; without a listener, ioredis would print each attempt to connect.
  tcp.on("error", () => undefined);
  const connected = new Promise<void>(resolve => {
    for (const event of ["ready", "error"]) tcp.once(event, () => resolve());
    setTimeout(resolve, firstConnectionMs).unref();
  });
  return new Redis({
    request: async <T>({ body }: { body?: unknown }) => {
      await connected;
      const [command, ...values] = (body as unknown[]).map(String);
      if (!command) throw new Error("Empty Redis command");
      return { result: (await tcp.call(command, ...values)) as T };
    },
  });
}

const upstashRedis = (url: string, token: string) =>
  new Redis({
    url,
    token,
    retry: false,
    signal: () => AbortSignal.timeout(commandMs),
    enableAutoPipelining: false,
    enableTelemetry: false,
  });

/** An error with which Redis answered, so that it is there. */
const isAnswer = ({ name }: Error) => name === "ReplyError" || name === "UpstashError";

/** Redis that fails at once while it is away. A command every two seconds finds out if it is back. */
export class SharedRedis {
  /** The end of the pause, on the clock of `performance`; 0 while Redis answers. */
  private pausedUntil = 0;

  constructor(private readonly redis: Redis) {}

  /** @throws when Redis is away or refuses the command; the caller goes on without it */
  async run<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    const wasAway = this.pausedUntil > 0;
    if (performance.now() < this.pausedUntil) throw new Error("Redis is away");
    if (wasAway) this.pause();
    try {
      const result = await command(this.redis);
      if (wasAway) log.info({}, "Redis is back");
      this.pausedUntil = 0;
      return result;
    } catch (error) {
      // Upstash's messages contain the command and so what it stores.
      if (!(error instanceof Error) || isAnswer(error)) throw error;
      if (!wasAway) log.warn({ error: error.name }, "Redis is unavailable; going on without it");
      this.pause();
      throw error;
    }
  }

  private pause() {
    this.pausedUntil = performance.now() + pauseMs;
  }
}

function open(): SharedRedis | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, REDIS_URL } = env();
  if (url && token) return new SharedRedis(upstashRedis(url, token));
  return REDIS_URL ? new SharedRedis(tcpRedis(REDIS_URL)) : null;
}

/** Returns the Redis of this instance, or null if it has none. */
export const sharedRedis = (): SharedRedis | null => perProcess("redis", open);
