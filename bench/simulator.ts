import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { startSimulator } from "@/simulator/start";
import { defaultApp, defaultRedirectUri } from "@/simulator/world/defaults";
import { type Figure, report } from "./report";

const connections = 8;
const speedSeconds = 5;
const memoryRequests = 1_000_000;
const requestsPerSample = 100_000;
const { clientId, clientSecret } = defaultApp;
const scopes = "playlist-read-private playlist-modify-public user-library-read user-modify-playback-state";

type Usage = { cpuSeconds: number; rssMb: number; heapMb: number };
type Server = { port: number; usage: () => Promise<Usage>; stop: () => void };
/** The raw HTTP of a request. */
type RawRequest = string;

/** Starts a server in a separate process, so that its time and memory can be measured. */
async function startServer(kind: "simulator" | "baseline", body = ""): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), [`serve-${kind}`], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  const port = await exchange<number>(child, body);
  return {
    port,
    usage: () => exchange<Usage>(child, "usage"),
    stop: () => child.kill(),
  };
}

async function exchange<T>(child: ChildProcess, message: string): Promise<T> {
  child.send(message);
  const [reply] = (await once(child, "message")) as [T];
  return reply;
}

/** Runs in the forked process: the first message starts the server, each later one requests its usage. */
async function serve(kind: string): Promise<void> {
  const [body] = (await once(process, "message")) as [string];
  const port =
    kind === "serve-baseline" ? await serveBytes(Buffer.from(body)) : (await startSimulator()).port;
  process.on("message", () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6, rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 });
  });
  process.send?.(port);
}

/** Starts a server that answers every request with the same bytes. */
async function serveBytes(body: Buffer): Promise<number> {
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": body.length };
  const server = createServer((_, reply) => reply.writeHead(200, headers).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/**
 * Sends requests over a few open connections until `next` returns null. Writes HTTP by hand: a client library would take more
 * time than the server.
 * @returns the number of replies
 */
async function send(port: number, next: () => RawRequest | null): Promise<number> {
  const counts = Array.from({ length: connections }, () => sendOverConnection(port, next));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function sendOverConnection(port: number, next: () => RawRequest | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let replies = 0;
    let missingBytes = -1;
    const sendNext = () => {
      const request = next();
      if (request === null) {
        socket.end();
        resolve(replies);
      } else socket.write(request);
    };
    socket.on("connect", sendNext).on("error", reject);
    socket.on("data", chunk => {
      if (missingBytes < 0) missingBytes = replyLength(chunk);
      missingBytes -= chunk.length;
      if (missingBytes > 0) return;
      missingBytes = -1;
      replies += 1;
      sendNext();
    });
  });
}

function replyLength(chunk: Buffer): number {
  const end = chunk.indexOf("\r\n\r\n");
  const head = chunk.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  if (end < 0 || status >= 300) throw new Error(`The server answered ${chunk.toString("latin1", 0, 400)}`);
  return end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

function rawRequest(authorization: string, method: string, path: string, body = ""): RawRequest {
  const lines = [`${method} ${path} HTTP/1.1`, "host: bench", `authorization: ${authorization}`];
  if (path === "/api/token") lines.push("content-type: application/x-www-form-urlencoded");
  if (method !== "GET") lines.push(`content-length: ${body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

async function signIn(url: string) {
  const form = { client_id: clientId, redirect_uri: defaultRedirectUri };
  const consent = await fetch(`${url}/authorize/consent`, {
    method: "POST",
    body: new URLSearchParams({ ...form, response_type: "code", scope: scopes, decision: "agree" }),
    redirect: "manual",
  });
  const code = new URL(consent.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const reply = await fetch(`${url}/api/token`, {
    method: "POST",
    body: new URLSearchParams({
      ...form,
      grant_type: "authorization_code",
      code,
      client_secret: clientSecret,
    }),
  });
  const tokens = (await reply.json()) as { access_token: string; refresh_token: string };
  return { bearer: `Bearer ${tokens.access_token}`, refreshToken: tokens.refresh_token };
}

/** Lists the paths of all full pages of playlist items. */
async function listFullPages(url: string, bearer: string): Promise<string[]> {
  const reply = await fetch(`${url}/v1/me/playlists?limit=50`, { headers: { authorization: bearer } });
  type Listed = { id: string; items?: { total: number } } | null;
  const { items } = (await reply.json()) as { items: Listed[] };
  return items.flatMap(playlist => {
    const pages = Math.floor((playlist?.items?.total ?? 0) / 50);
    const page = (_: unknown, index: number) =>
      `/v1/playlists/${playlist?.id}/items?limit=50&offset=${index * 50}`;
    return Array.from({ length: pages }, page);
  });
}

/** Measures replies per second, and replies per second of the server's CPU time: the speed if the server had a whole core. */
async function measureSpeed(server: Server, requests: readonly RawRequest[]) {
  let sent = 0;
  const requestsUntil = (end: number) => () =>
    performance.now() < end ? (requests[sent++ % requests.length] ?? null) : null;
  await send(server.port, requestsUntil(performance.now() + 1000));
  const usageBefore = await server.usage();
  const started = performance.now();
  const count = await send(server.port, requestsUntil(started + speedSeconds * 1000));
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await server.usage()).cpuSeconds - usageBefore.cpuSeconds;
  return { perSecond: count / seconds, perCpuSecond: count / cpuSeconds };
}

/** Measures memory over a million calls: pages, player commands, edits and token refreshes. */
async function measureMemory(
  server: Server,
  pages: readonly string[],
  session: Awaited<ReturnType<typeof signIn>>,
) {
  const { bearer, refreshToken } = session;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const [, playlistId] = /playlists\/(\w+)/.exec(pages[0] ?? "") ?? [];
  const shortRequests = [
    rawRequest(bearer, "GET", "/v1/me"),
    rawRequest(bearer, "GET", "/v1/me/tracks?limit=5"),
    rawRequest(bearer, "PUT", "/v1/me/player/volume?volume_percent=40"),
    rawRequest(bearer, "GET", `/v1/playlists/${playlistId}?fields=snapshot_id`),
  ];
  const rename = rawRequest(bearer, "PUT", `/v1/playlists/${playlistId}`, '{"name":"Renamed"}');
  const refresh = rawRequest(
    basic,
    "POST",
    "/api/token",
    `grant_type=refresh_token&refresh_token=${refreshToken}`,
  );
  const longRequests = pages.map(path => rawRequest(bearer, "GET", path));
  const samples: Usage[] = [];
  for (let sent = 0; sent < memoryRequests; sent += requestsPerSample) {
    let number = sent;
    await send(server.port, () => {
      if (number >= sent + requestsPerSample) return null;
      number += 1;
      if (number % 1000 === 0) return refresh;
      if (number % 200 === 0) return rename;
      const requests = number % 10 === 0 ? longRequests : shortRequests;
      return requests[number % requests.length] ?? null;
    });
    const usage = await server.usage();
    samples.push(usage);
    console.log(
      `${(sent + requestsPerSample).toLocaleString("en")} requests: ${usage.rssMb.toFixed(0)} MB resident, ${usage.heapMb.toFixed(1)} MB heap`,
    );
  }
  // Resident memory falls at each garbage collection; its lowest points show the memory that is still in use.
  const lowest = (part: readonly Usage[]) => Math.min(...part.map(usage => usage.rssMb));
  const half = samples.length / 2;
  return {
    growthMb: lowest(samples.slice(half)) - lowest(samples.slice(0, half)),
    heapGrowthMb: (samples.at(-1)?.heapMb ?? 0) - (samples[0]?.heapMb ?? 0),
    highestMb: Math.max(...samples.map(usage => usage.rssMb)),
  };
}

/**
 * `npm run bench simulator`: compares the speed with a server that sends fixed bytes, then measures memory over a million
 * requests.
 */
export async function main(jsonFile?: string): Promise<void> {
  const simulator = await startServer("simulator");
  const url = `http://127.0.0.1:${simulator.port}`;
  const session = await signIn(url);
  const pages = await listFullPages(url, session.bearer);
  const headers = { authorization: session.bearer };
  const body = await (await fetch(`${url}${pages[0]}`, { headers })).text();
  const baseline = await startServer("baseline", body);
  try {
    const requests = pages.map(path => rawRequest(session.bearer, "GET", path));
    const simulatorSpeed = await measureSpeed(simulator, requests);
    const baselineSpeed = await measureSpeed(baseline, requests);
    const { growthMb, heapGrowthMb, highestMb } = await measureMemory(simulator, pages, session);
    const figures: Figure[] = [
      { name: "size of a page of 50", value: Buffer.byteLength(body) / 1024, unit: "kB" },
      {
        name: "pages of 50, per second of CPU time",
        value: simulatorSpeed.perCpuSecond,
        unit: "pages/s",
        goal: "at least 3,000",
        met: simulatorSpeed.perCpuSecond >= 3000,
      },
      { name: "pages of 50, per second", value: simulatorSpeed.perSecond, unit: "pages/s" },
      {
        name: "baseline: bare node:http, per second of CPU time",
        value: baselineSpeed.perCpuSecond,
        unit: "pages/s",
      },
      { name: "baseline: bare node:http, per second", value: baselineSpeed.perSecond, unit: "pages/s" },
      { name: "highest resident memory over a million requests", value: highestMb, unit: "MB" },
      {
        name: "growth of resident memory from the first to the second half",
        value: growthMb,
        unit: "MB",
        goal: "under 40",
        met: growthMb < 40,
      },
      {
        name: "growth of the collected heap from 100,000 to a million requests",
        value: heapGrowthMb,
        unit: "MB",
        goal: "under 5",
        met: heapGrowthMb < 5,
      },
    ];
    report("The simulator: speed and memory", figures, jsonFile);
  } finally {
    simulator.stop();
    baseline.stop();
  }
}

if (process.argv[2]?.startsWith("serve-")) await serve(process.argv[2]);
