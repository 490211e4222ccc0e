import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { startSimulator } from "@/simulator/start";
import { type Figure, report } from "./report";

const connections = 8;
const pageSeconds = 5;
const memoryRequests = 1_000_000;
const sampleEvery = 100_000;
const clientId = "0123456789abcdef0123456789abcdef";
const clientSecret = "fedcba9876543210fedcba9876543210";
const redirectUri = "http://127.0.0.1:3000/callback";
const scopes = "playlist-read-private playlist-modify-public user-library-read user-modify-playback-state";

type Usage = { cpuSeconds: number; rssMb: number; heapMb: number };
type Server = { port: number; usage: () => Promise<Usage>; stop: () => void };
type Request = string;

/** A server in a process of its own, so that its time and memory are its own. */
async function startServer(kind: "simulator" | "bare", body = ""): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), [`serve-${kind}`], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  const [port] = await ask<number>(child, body);
  return {
    port,
    usage: async () => (await ask<Usage>(child, "usage"))[0],
    stop: () => child.kill(),
  };
}

async function ask<T>(child: ChildProcess, question: string): Promise<[T]> {
  child.send(question);
  return (await once(child, "message")) as [T];
}

/** The other side of the fork: the first message starts the server, later ones ask what it has used. */
async function serve(kind: string): Promise<void> {
  const [body] = (await once(process, "message")) as [string];
  const port = kind === "serve-bare" ? await serveBytes(Buffer.from(body)) : (await startSimulator()).port;
  process.on("message", () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6, rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 });
  });
  process.send?.(port);
}

/** The least that a Node server can do for these bytes. */
async function serveBytes(body: Buffer): Promise<number> {
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": body.length };
  const server = createServer((_, reply) => reply.writeHead(200, headers).end(body)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/**
 * Sends requests over a few open connections, one after another on each, until `next` has no more. Speaks
 * HTTP by hand: a client library would be what is measured.
 */
async function send(port: number, next: () => Request | null): Promise<number> {
  const counts = Array.from({ length: connections }, () => sendOverOne(port, next));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function sendOverOne(port: number, next: () => Request | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answered = 0;
    let missing = -1;
    const goOn = () => {
      const request = next();
      if (request === null) {
        socket.end();
        resolve(answered);
      } else socket.write(request);
    };
    socket.on("connect", goOn).on("error", reject);
    socket.on("data", chunk => {
      if (missing < 0) missing = lengthOfReply(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      missing = -1;
      answered += 1;
      goOn();
    });
  });
}

function lengthOfReply(chunk: Buffer): number {
  const end = chunk.indexOf("\r\n\r\n");
  const head = chunk.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  if (end < 0 || status >= 300) throw new Error(`The server answered ${chunk.toString("latin1", 0, 400)}`);
  return end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
}

function request(token: string, method: string, path: string, body = ""): Request {
  const lines = [`${method} ${path} HTTP/1.1`, "host: bench", `authorization: ${token}`];
  if (path === "/api/token") lines.push("content-type: application/x-www-form-urlencoded");
  if (method !== "GET") lines.push(`content-length: ${body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

async function signIn(url: string) {
  const form = { client_id: clientId, redirect_uri: redirectUri };
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

/** Every page of fifty of the longer playlists. */
async function fullPages(url: string, bearer: string): Promise<string[]> {
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

/** Replies a second of wall time, and of the server's own time: what one core of its own would give. */
async function speed(server: Server, requests: readonly Request[]) {
  let at = 0;
  const until = (end: number) => () =>
    performance.now() < end ? (requests[at++ % requests.length] ?? null) : null;
  await send(server.port, until(performance.now() + 1000));
  const before = await server.usage();
  const started = performance.now();
  const count = await send(server.port, until(started + pageSeconds * 1000));
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await server.usage()).cpuSeconds - before.cpuSeconds;
  return { perSecond: count / seconds, perCpuSecond: count / cpuSeconds };
}

/** A day in a household, a million calls long: pages, state, commands, edits, and now and then a new token. */
async function memory(
  server: Server,
  pages: readonly string[],
  signedIn: Awaited<ReturnType<typeof signIn>>,
) {
  const { bearer, refreshToken } = signedIn;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const [, playlistId] = /playlists\/(\w+)/.exec(pages[0] ?? "") ?? [];
  const short = [
    request(bearer, "GET", "/v1/me"),
    request(bearer, "GET", "/v1/me/tracks?limit=5"),
    request(bearer, "PUT", "/v1/me/player/volume?volume_percent=40"),
    request(bearer, "GET", `/v1/playlists/${playlistId}?fields=snapshot_id`),
  ];
  const rename = request(bearer, "PUT", `/v1/playlists/${playlistId}`, '{"name":"Renamed"}');
  const refresh = request(
    basic,
    "POST",
    "/api/token",
    `grant_type=refresh_token&refresh_token=${refreshToken}`,
  );
  const longPages = pages.map(path => request(bearer, "GET", path));
  const samples: Usage[] = [];
  for (let sent = 0; sent < memoryRequests; sent += sampleEvery) {
    let at = sent;
    await send(server.port, () => {
      if (at >= sent + sampleEvery) return null;
      at += 1;
      if (at % 1000 === 0) return refresh;
      if (at % 200 === 0) return rename;
      return (at % 10 === 0 ? longPages[at % longPages.length] : short[at % short.length]) ?? null;
    });
    const usage = await server.usage();
    samples.push(usage);
    console.log(
      `${(sent + sampleEvery).toLocaleString("en")} requests: ${usage.rssMb.toFixed(0)} MB resident, ${usage.heapMb.toFixed(1)} MB heap`,
    );
  }
  // Between collections resident memory goes up and down; the lowest points tell what is really kept.
  const lowest = (part: readonly Usage[]) => Math.min(...part.map(usage => usage.rssMb));
  const half = samples.length / 2;
  return {
    growthMb: lowest(samples.slice(half)) - lowest(samples.slice(0, half)),
    heapGrowthMb: (samples.at(-1)?.heapMb ?? 0) - (samples[0]?.heapMb ?? 0),
    highestMb: Math.max(...samples.map(usage => usage.rssMb)),
  };
}

/** `npm run bench simulator`: pages of fifty beside a bare server of the same bytes, then a million requests. */
export async function main(jsonFile?: string): Promise<void> {
  const simulator = await startServer("simulator");
  const url = `http://127.0.0.1:${simulator.port}`;
  const signedIn = await signIn(url);
  const pages = await fullPages(url, signedIn.bearer);
  const headers = { authorization: signedIn.bearer };
  const body = await (await fetch(`${url}${pages[0]}`, { headers })).text();
  const bare = await startServer("bare", body);
  try {
    const requests = pages.map(path => request(signedIn.bearer, "GET", path));
    const ours = await speed(simulator, requests);
    const baseline = await speed(bare, requests);
    const { growthMb, heapGrowthMb, highestMb } = await memory(simulator, pages, signedIn);
    const figures: Figure[] = [
      { name: "size of a page of 50", value: Buffer.byteLength(body) / 1024, unit: "kB" },
      {
        name: "pages of 50, on one core of its own",
        value: ours.perCpuSecond,
        unit: "pages/s",
        goal: "at least 3,000",
        met: ours.perCpuSecond >= 3000,
      },
      { name: "pages of 50, by the clock", value: ours.perSecond, unit: "pages/s" },
      { name: "baseline: bare node:http, one core", value: baseline.perCpuSecond, unit: "pages/s" },
      { name: "baseline: bare node:http, by the clock", value: baseline.perSecond, unit: "pages/s" },
      { name: "resident at most, over a million requests", value: highestMb, unit: "MB" },
      {
        name: "resident, second half over the first (lowest points)",
        value: growthMb,
        unit: "MB",
        goal: "under 40",
        met: growthMb < 40,
      },
      {
        name: "heap after collection, from 100,000 to a million",
        value: heapGrowthMb,
        unit: "MB",
        goal: "under 5",
        met: heapGrowthMb < 5,
      },
    ];
    report("The simulator: page replies and memory", figures, jsonFile);
  } finally {
    simulator.stop();
    bare.stop();
  }
}

if (process.argv[2]?.startsWith("serve-")) await serve(process.argv[2]);
