import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Redis } from "ioredis";

/** Encodes the strings of a reply, except "OK". */
const inBase64 = (result: unknown): unknown => {
  if (Array.isArray(result)) return result.map(inBase64);
  return typeof result === "string" && result !== "OK" ? Buffer.from(result).toString("base64") : result;
};

const isCommand = (body: unknown): body is [string, ...(string | number)[]] =>
  Array.isArray(body) && typeof body[0] === "string";

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * Starts a stand-in for Upstash's REST API on a Redis server, as https://upstash.com/docs/redis/features/restapi describes it: a
 * command is a JSON array in the body of a POST; the reply has `result`, or `error` with 400; 401 without the token; 405 for other
 * methods; strings in base64 if the request asks for it. Commands in the path, pipelines and transactions are refused, because
 * Tonearm sends none.
 */
export async function upstashStandIn(redisPort: number, token: string) {
  const redis = new Redis(redisPort, "127.0.0.1");
  const commands: string[] = [];
  async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
    if (!["HEAD", "GET", "POST", "PUT"].includes(request.method ?? ""))
      return [405, { error: "ERR method not allowed" }];
    if (request.headers.authorization !== `Bearer ${token}`)
      return [401, { error: "WRONGPASS invalid or missing auth token" }];
    const command = parse(await text(request));
    if (request.method !== "POST" || request.url !== "/" || !isCommand(command))
      return [400, { error: "ERR failed to parse command" }];
    const [name, ...values] = command;
    commands.push(name);
    try {
      const result = await redis.call(name, ...values.map(String));
      return [200, { result: request.headers["upstash-encoding"] === "base64" ? inBase64(result) : result }];
    } catch (error) {
      return [400, { error: (error as Error).message }];
    }
  }
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  return {
    settings: {
      UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      UPSTASH_REDIS_REST_TOKEN: token,
    },
    /** The names of the commands so far. */
    commands,
    close() {
      redis.disconnect();
      server.close();
      server.closeAllConnections();
    },
  };
}
