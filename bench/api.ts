import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import autocannon from "autocannon";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { importLibrary } from "@/lib/export/import-library";
import { sql } from "@/lib/platform/db";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import { createUser } from "@/testing/people";
import { type Figure, report } from "./report";
import { onStage } from "./stage";

const port = 8797;
const connections = 32;
/** Many short ones: what else the machine does meanwhile shall meet both sides. */
const seconds = 2;
const rounds = 9;
/** Two crowds, one for each side: nobody meets a limit of the API, and no shuffle comes to the end of its set. */
const peopleOnEachSide = 48;
const tracks = 1_000;

const next = path.join("node_modules", "next", "dist", "bin", "next");
const sources = [
  ...["app", "components", "lib", "public", "prisma", "instrumentation.ts", "proxy.ts"],
  ...["next.config.mjs", "postcss.config.mjs", "tsconfig.json", "package.json"],
];

/** A copy of the app with one route more, which nobody else's build has. It lies here so that it finds the packages. */
function buildWithBareRoute(): string {
  const copy = mkdtempSync(path.resolve(".bench-"));
  for (const source of sources) cpSync(source, path.join(copy, source), { recursive: true });
  const bare = path.join(copy, "app", "api", "bare");
  mkdirSync(bare);
  cpSync(path.join("bench", "bare", "route.ts"), path.join(bare, "route.ts"));
  console.log("» Building the app with a bare route beside the API (a minute)");
  const { status } = spawnSync(process.execPath, [path.resolve(next), "build"], {
    cwd: copy,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error("The app did not build; the reason stands above.");
  return copy;
}

async function start(copy: string): Promise<ChildProcess> {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [path.resolve(next), "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      cwd: copy,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        PUBLIC_URL: url,
        NEXTAUTH_URL: url,
        WORKER: "none",
      },
    },
  );
  const answers = () =>
    fetch(`${url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (child.exitCode === null && !(await answers()))
    await new Promise(resolve => setTimeout(resolve, 100));
  return child;
}

type Person = { userId: string; token: string; playlistId: string; songId: string; address: string };

const uri = (number: number) => `spotify:track:${String(number).padStart(22, "0")}`;

async function newPerson(number: number): Promise<Person> {
  const ctx = await createUser();
  const { token } = await createApiToken(ctx, { name: "bench", scopes: ["read", "write"] });
  const songs = Array.from({ length: tracks }, (_, at) => ({
    uri: uri(at),
    title: `A song of the benchmark, number ${at}`,
    durationMs: 200_000 + at,
    artists: [{ id: null, name: `Artist ${at % 97}` }],
    album: { id: null, name: `Album ${at % 211}` },
    imageUrl: null,
    isrc: null,
    isPlayable: true,
  }));
  const items = songs.map(song => ({ uri: song.uri, addedAt: "2026-01-01T00:00:00.000Z" }));
  const playlist = { name: "All", description: "", access: "owner" as const, items };
  const file = {
    format: "tonearm-library",
    version: 1,
    playlists: [playlist],
    likedSongs: [],
    songs,
  } as const;
  const { playlists } = await importLibrary(ctx, { ...file, playlists: [playlist], likedSongs: [], songs });
  const playlistId = playlists[0]?.id ?? "";
  await ensureShuffle(ctx, playlistId);
  const [song] = await sql<{ id: string }>("SELECT id FROM songs WHERE user_id = $1 LIMIT 1", [ctx.userId]);
  const address = `10.0.${number >> 8}.${number & 255}`;
  return { userId: ctx.userId, token, playlistId, songId: song?.id ?? "", address };
}

type Measured = { perSecond: number; p99: number };

async function fire(paths: (person: Person) => string, people: Person[]): Promise<Measured> {
  const requests = people.map(person => ({
    path: paths(person),
    headers: { authorization: `Bearer ${person.token}`, "x-forwarded-for": person.address },
  }));
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    requests,
  });
  const bad = result.non2xx + result.errors;
  if (bad > 0)
    throw new Error(`${bad} of ${result.requests.total} requests failed: ${paths(people[0] as Person)}`);
  return {
    perSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Route = { name: string; ours: (person: Person) => string; bare: (person: Person) => string };

const routes: Route[] = [
  {
    name: "GET /songs/{id}",
    ours: ({ songId }) => `/api/v1/songs/${songId}`,
    bare: ({ songId }) => `/api/bare?what=song&id=${songId}`,
  },
  {
    name: "GET /playlists/{id}/tracks?limit=100",
    ours: ({ playlistId }) => `/api/v1/playlists/${playlistId}/tracks?limit=100`,
    bare: ({ playlistId }) => `/api/bare?what=tracks&id=${playlistId}`,
  },
  {
    name: "GET /playlists/{id}/shuffle/next",
    ours: ({ playlistId }) => `/api/v1/playlists/${playlistId}/shuffle/next`,
    bare: ({ playlistId, userId }) => `/api/bare?what=next&id=${playlistId}&user=${userId}`,
  },
];

async function text(address: string, { token }: Person): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}${address}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`);
  return reply.text();
}

/** Both in turn, so that whatever else the machine does slows both. */
async function measure({ name, ours, bare }: Route, sides: [Person[], Person[]]): Promise<Figure[]> {
  const [person] = sides[0] as [Person];
  const [first, second] = [await text(ours(person), person), await text(bare(person), person)];
  if (!name.endsWith("/next") && first !== second)
    throw new Error(
      `${name}: the bare route answers something else:\n${first.slice(0, 300)}\n${second.slice(0, 300)}`,
    );
  const pairs: { bare: Measured; ours: Measured }[] = [];
  for (let round = -1; round < rounds; round++) {
    const pair = { bare: await fire(bare, sides[1]), ours: await fire(ours, sides[0]) };
    if (round >= 0) pairs.push(pair);
  }
  const of = (side: "bare" | "ours", what: keyof Measured) => median(pairs.map(pair => pair[side][what]));
  const beside = (what: keyof Measured) => median(pairs.map(pair => pair.ours[what] / pair.bare[what]));
  const [share, slower] = [beside("perSecond"), beside("p99")];
  return [
    { name: `${name}: bare`, value: of("bare", "perSecond"), unit: "requests/s" },
    { name: `${name}: API`, value: of("ours", "perSecond"), unit: "requests/s" },
    { name: `${name}: share`, value: share, unit: "of bare", goal: "at least 0.75", met: share >= 0.75 },
    { name: `${name}: p99 bare`, value: of("bare", "p99"), unit: "ms" },
    { name: `${name}: p99 API`, value: of("ours", "p99"), unit: "ms" },
    { name: `${name}: p99`, value: slower, unit: "times bare", goal: "at most 1.5", met: slower <= 1.5 },
  ];
}

/** `npm run bench api`: three routes of the API beside a bare route handler of the same app. */
export const main = (jsonFile?: string): Promise<void> =>
  onStage(async () => {
    const copy = buildWithBareRoute();
    const people: Person[] = [];
    for (let number = 0; number < 2 * peopleOnEachSide; number++) people.push(await newPerson(number));
    await sql("ANALYZE");
    const server = await start(copy);
    try {
      const sides: [Person[], Person[]] = [people.slice(0, peopleOnEachSide), people.slice(peopleOnEachSide)];
      const figures: Figure[] = [];
      for (const route of routes) figures.push(...(await measure(route, sides)));
      report(`The API beside a bare route, ${connections} connections`, figures, jsonFile);
    } finally {
      server.kill();
      if (existsSync(copy)) rmSync(copy, { recursive: true, force: true });
    }
  });
