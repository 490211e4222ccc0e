import autocannon from "autocannon";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { importLibrary } from "@/lib/export/import-library";
import { sql } from "@/lib/platform/db";
import { ensureShuffle } from "@/lib/shuffle/start-shuffle";
import { createUser } from "@/testing/people";
import { withBaselineApp } from "./app";
import { withBenchEnvironment } from "./environment";
import { alternate, median } from "./measure";
import { type Figure, report } from "./report";

const port = 8797;
const connections = 32;
/** Many short rounds, so that other load on the machine affects the API and the baseline equally. */
const secondsPerRound = 2;
const rounds = 9;
/** Enough people, so that nobody reaches a limit of the API and no shuffle reaches the end of its set. */
const peoplePerSide = 48;
const tracksPerPlaylist = 1_000;

type Person = { userId: string; token: string; playlistId: string; songId: string; address: string };

const trackUri = (number: number) => `spotify:track:${String(number).padStart(22, "0")}`;

async function createPerson(number: number): Promise<Person> {
  const ctx = await createUser();
  const { token } = await createApiToken(ctx, { name: "bench", scopes: ["read", "write"] });
  const songs = Array.from({ length: tracksPerPlaylist }, (_, index) => ({
    uri: trackUri(index),
    title: `Song number ${index} of the benchmark`,
    durationMs: 200_000 + index,
    artists: [{ id: null, name: `Artist ${index % 97}` }],
    album: { id: null, name: `Album ${index % 211}` },
    imageUrl: null,
    isrc: null,
    isPlayable: true,
  }));
  const items = songs.map(song => ({ uri: song.uri, addedAt: "2026-01-01T00:00:00.000Z" }));
  const playlist = { name: "All", description: "", access: "owner" as const, items };
  const { playlists } = await importLibrary(ctx, {
    format: "tonearm-library",
    version: 1,
    playlists: [playlist],
    likedSongs: [],
    songs,
  });
  const playlistId = playlists[0]?.id ?? "";
  await ensureShuffle(ctx, playlistId);
  const [song] = await sql<{ id: string }>("SELECT id FROM songs WHERE user_id = $1 LIMIT 1", [ctx.userId]);
  const address = `10.0.${number >> 8}.${number & 255}`;
  return { userId: ctx.userId, token, playlistId, songId: song?.id ?? "", address };
}

type Load = { perSecond: number; p99: number };

/** Sends requests over all connections for one round. Every request must succeed. */
async function runLoad(pathOf: (person: Person) => string, people: Person[]): Promise<Load> {
  const requests = people.map(person => ({
    path: pathOf(person),
    headers: { authorization: `Bearer ${person.token}`, "x-forwarded-for": person.address },
  }));
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: secondsPerRound,
    requests,
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    throw new Error(`${failed} of ${result.requests.total} requests failed: ${pathOf(people[0] as Person)}`);
  return {
    perSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
  };
}

type Route = {
  name: string;
  apiPath: (person: Person) => string;
  baselinePath: (person: Person) => string;
  /** True if the API and the baseline must return the same reply; false if each request changes the next reply. */
  isRepeatable: boolean;
};

const routes: Route[] = [
  {
    name: "GET /songs/{id}",
    apiPath: ({ songId }) => `/api/v1/songs/${songId}`,
    baselinePath: ({ songId }) => `/api/baseline?read=song&id=${songId}`,
    isRepeatable: true,
  },
  {
    name: "GET /playlists/{id}/tracks?limit=100",
    apiPath: ({ playlistId }) => `/api/v1/playlists/${playlistId}/tracks?limit=100`,
    baselinePath: ({ playlistId }) => `/api/baseline?read=tracks&id=${playlistId}`,
    isRepeatable: true,
  },
  {
    name: "GET /playlists/{id}/shuffle/next",
    apiPath: ({ playlistId }) => `/api/v1/playlists/${playlistId}/shuffle/next`,
    baselinePath: ({ playlistId, userId }) => `/api/baseline?read=next&id=${playlistId}&user=${userId}`,
    isRepeatable: false,
  },
];

async function readText(address: string, { token }: Person): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}${address}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!reply.ok) throw new Error(`${address}: ${reply.status} ${await reply.text()}`);
  return reply.text();
}

async function checkSameReply({ name, apiPath, baselinePath, isRepeatable }: Route, person: Person) {
  const [api, baseline] = [
    await readText(apiPath(person), person),
    await readText(baselinePath(person), person),
  ];
  if (isRepeatable && api !== baseline)
    throw new Error(
      `${name}: the baseline route has another reply:\n${api.slice(0, 300)}\n${baseline.slice(0, 300)}`,
    );
}

async function measure(route: Route, apiPeople: Person[], baselinePeople: Person[]): Promise<Figure[]> {
  await checkSameReply(route, apiPeople[0] as Person);
  const pairs = await alternate(
    { warmUp: 1, rounds },
    () => runLoad(route.baselinePath, baselinePeople),
    () => runLoad(route.apiPath, apiPeople),
  );
  const baselineOf = (key: keyof Load) => median(pairs.map(([baseline]) => baseline[key]));
  const apiOf = (key: keyof Load) => median(pairs.map(([, api]) => api[key]));
  const ratioOf = (key: keyof Load) => median(pairs.map(([baseline, api]) => api[key] / baseline[key]));
  const [speed, latency] = [ratioOf("perSecond"), ratioOf("p99")];
  const { name } = route;
  return [
    { name: `${name}: baseline`, value: baselineOf("perSecond"), unit: "requests/s" },
    { name: `${name}: API`, value: apiOf("perSecond"), unit: "requests/s" },
    {
      name: `${name}: API`,
      value: speed,
      unit: "of the baseline",
      goal: "at least 0.75",
      met: speed >= 0.75,
    },
    { name: `${name}: p99 of the baseline`, value: baselineOf("p99"), unit: "ms" },
    { name: `${name}: p99 of the API`, value: apiOf("p99"), unit: "ms" },
    {
      name: `${name}: p99 of the API`,
      value: latency,
      unit: "times the baseline",
      goal: "at most 1.5",
      met: latency <= 1.5,
    },
  ];
}

/** `npm run bench api`: compares three routes of the API with a bare route handler of the same app. */
export const main = (jsonFile?: string): Promise<void> =>
  withBenchEnvironment(async () => {
    const people: Person[] = [];
    for (let number = 0; number < 2 * peoplePerSide; number++) people.push(await createPerson(number));
    await sql("ANALYZE");
    await withBaselineApp(port, async () => {
      const [apiPeople, baselinePeople] = [people.slice(0, peoplePerSide), people.slice(peoplePerSide)];
      const figures: Figure[] = [];
      for (const route of routes) figures.push(...(await measure(route, apiPeople, baselinePeople)));
      report(`The API beside a bare route, ${connections} connections`, figures, jsonFile);
    });
  });
