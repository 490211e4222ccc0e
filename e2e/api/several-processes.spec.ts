import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { syncJob } from "@/lib/schemas/spotify";
import { onlyDeep } from "@/testing/depth";
import { range, trackId } from "@/testing/spotify/catalog";
import { createSpotifyId } from "@/testing/spotify/simulator-client";
import { Api, randomAddress } from "../support/api";
import { openStream } from "../support/event-stream";
import { type Cluster, startCluster } from "../support/instances/cluster";
import { ownPorts } from "../support/instances/stacks";
import { startLoad } from "../support/load";
import {
  connect,
  createSpotifyAccountWithDevice,
  type Person,
  register,
  signIn,
  signInWithCookie,
} from "../support/people";
import { missingPrograms } from "../support/programs";
import { expect, test } from "../support/test";

const deepTest = onlyDeep(test);

const missing = missingPrograms("caddy", "redis-server");
test.skip(missing !== "", missing);
// The tests share the processes, so they run one after the other.
test.describe.configure({ mode: "default" });

let cluster: Cluster;
test.beforeAll(async () => {
  cluster = await startCluster(ownPorts.severalProcesses);
});
test.afterAll(() => cluster?.close());

/** Returns a client for each web process, without Caddy. */
const atEachWeb = ({ api }: Person) => cluster.webUrls.map(url => new Api(url, api.headers)) as [Api, Api];

async function registerListener() {
  const account = await createSpotifyAccountWithDevice(cluster.control);
  const person = await register(cluster.url);
  await connect(person.api, account);
  return { ...person, ...account };
}

async function callsOf(clientId: string, path: string) {
  const all = (await cluster.control("GET", "requests")) as {
    path: string;
    clientId: string;
    query: { offset?: string };
  }[];
  return all.filter(request => request.clientId === clientId && request.path.startsWith(path));
}

test("a session of one web process is one of the other, and ends in both", async () => {
  const person = await register(cluster.url);
  const browser = await signInWithCookie(person, cluster.url);
  const browsers = cluster.webUrls.map(url => new Api(url, browser.headers));
  for (const api of browsers) await api.json("GET", "/me");
  const [, second] = atEachWeb(person);
  const { items } = await second.json<{ items: { id: string; kind: string }[] }>("GET", "/me/sessions");
  for (const { id } of items.filter(({ kind }) => kind === "browser"))
    await second.expectEmpty("DELETE", `/me/sessions/${id}`);
  for (const api of browsers) expect((await api.send("GET", "/me")).status).toBe(401);
});

test("failed sign-ins count in both web processes together", async () => {
  const { email } = await register(cluster.url);
  const address = randomAddress();
  const [first, second] = cluster.webUrls.map(url => new Api(url, address)) as [Api, Api];
  const statuses: number[] = [];
  for (const _ of range(6))
    for (const api of [first, second])
      statuses.push((await api.send("POST", "/auth/login", { body: { email, password: "wrong" } })).status);
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
});

test("a command at one web process arrives at a stream of the other, and both streams share their polls", async () => {
  const listener = await registerListener();
  const uris = range(3).map(number => `spotify:track:${trackId(number)}`);
  await cluster.control("PUT", `players/${listener.spotifyUser}`, {
    devices: [{ id: "desk", name: "Desk", isActive: true, volumePercent: 40 }],
    state: { uris, isPlaying: true },
  });
  const [first, second] = atEachWeb(listener);
  const streams = await Promise.all([first, second].map(api => openStream(api, "/player/events")));
  const [atFirst, atSecond] = streams;
  for (const stream of streams) await stream.until('"isPlaying":true');
  await first.expectEmpty("POST", "/player/pause", { body: {} });
  await atSecond?.until('"isPlaying":false');
  await atFirst?.until('"isPlaying":false');
  for (const stream of streams) stream.close();
  const polls = (await callsOf(listener.clientId, "/v1/me/player")).filter(
    ({ path }) => path === "/v1/me/player",
  );
  // One at the start and one after the command.
  expect(polls.length).toBeLessThanOrEqual(3);
});

test("an import that one web process starts is run once by the workers, and both web processes show it", async () => {
  const listener = await registerListener();
  const trackIds = range(60).map(trackId);
  await cluster.control("PATCH", `users/${listener.spotifyUser}`, { likedTrackIds: trackIds });
  for (const number of range(4))
    await cluster.control("PUT", `playlists/${createSpotifyId()}`, {
      name: `List ${number}`,
      ownerId: listener.spotifyUser,
      trackIds,
    });
  const [first, second] = atEachWeb(listener);
  const started = await Promise.all(
    [first, second].map(api => api.json<{ job: { id: string } }>("POST", "/spotify/import", {})),
  );
  const id = started[0]?.job.id;
  expect(started[1]?.job.id).toBe(id);
  const stream = await openStream(second, `/sync/jobs/${id}/events`);
  await stream.until('"state":"completed"');
  for (const api of [first, second])
    expect(await api.expect(200, syncJob, "GET", `/sync/jobs/${id}`)).toMatchObject({
      state: "completed",
      counts: { playlists: 4, added: 5 * 60 },
    });
  const reads = (await callsOf(listener.clientId, "/v1/")).filter(({ path }) => !path.endsWith("/me"));
  const addresses = reads.map(({ path, query }) => `${path} ${query.offset}`);
  expect(addresses.length).toBe(new Set(addresses).size);
});

/** Sends requests of several people through Caddy, reads and writes. */
function sendRequests(people: Person[]) {
  const send = ({ api }: Person, method: string, path: string, body?: object) =>
    fetch(`${cluster.url}${path}`, {
      method,
      headers: { ...api.headers, ...(body && { "content-type": "application/json" }) },
      body: body ? JSON.stringify(body) : null,
    });
  return startLoad(
    Object.fromEntries(
      people.flatMap((person, index) => [
        [`page ${index}`, () => send(person, "GET", "/sign-in")],
        [`read ${index}`, () => send(person, "GET", "/api/v1/me")],
        [`write ${index}`, () => send(person, "POST", "/api/v1/playlists", { name: randomUUID() })],
      ]),
    ),
  );
}

/** Counts the playlists of a person. */
async function countPlaylists({ api }: Person): Promise<number> {
  let count = 0;
  let cursor: string | null = "";
  do {
    const page: { items: unknown[]; nextCursor: string | null } = await api.json(
      "GET",
      `/playlists?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    count += page.items.length;
    cursor = page.nextCursor;
  } while (cursor);
  return count;
}

/** Expects that a process that stops says so while it still answers: not every balancer tries another process. */
async function expectDrain(api: Api) {
  const readiness = async () => (await api.request("GET", "/api/health/ready")).status;
  await expect.poll(readiness, { intervals: [20] }).toBe(503);
  await api.json("GET", "/me");
}

deepTest(
  "a restart of one web process after the other fails no request, and ends open streams in order",
  async () => {
    const listeners = await Promise.all(range(3).map(() => register(cluster.url)));
    const { api } = listeners[0] as Person;
    const load = sendRequests(listeners);
    for (const [index, url] of cluster.webUrls.entries()) {
      const stream = await openStream(new Api(url, api.headers), "/player/events");
      const stopped = cluster.webs[index]?.stop();
      await expectDrain(new Api(url, api.headers));
      await stopped;
      await stream.ended;
      await cluster.startWeb(index);
    }
    const { failures, counts } = await load.stop();
    expect(failures).toEqual([]);
    for (const [index, person] of listeners.entries()) {
      expect(counts[`page ${index}`]).toBeGreaterThan(10);
      expect(await countPlaylists(person)).toBe(counts[`write ${index}`]);
      expect((await signIn(person, cluster.url)).id).toBe(person.id);
    }
  },
);

/** Starts an import that takes some seconds. */
async function startLongImport() {
  const listener = await registerListener();
  const likedTrackIds = range(300).map(trackId);
  await cluster.control("PATCH", `users/${listener.spotifyUser}`, { likedTrackIds });
  await cluster.control("PATCH", "settings", { latencyMs: 300 });
  const { job } = await listener.api.json<{ job: { id: string } }>("POST", "/spotify/import", {});
  const read = () => listener.api.expect(200, syncJob, "GET", `/sync/jobs/${job.id}`);
  await expect.poll(async () => (await read()).progress.done, { intervals: [20] }).toBeGreaterThan(0);
  return {
    async expectComplete() {
      await cluster.control("PATCH", "settings", { latencyMs: 0 });
      await expect.poll(async () => (await read()).state, { timeout: 120_000 }).toBe("completed");
      expect((await read()).counts).toMatchObject({ added: 300 });
    },
  };
}

deepTest("an import whose worker is killed is completed by another one", async () => {
  const { expectComplete } = await startLongImport();
  for (const index of [0, 1]) {
    await cluster.workers[index]?.kill();
    await cluster.startWorker(index);
  }
  await expectComplete();
});

deepTest("nothing is lost when a web process, Redis and PostgreSQL are killed", async () => {
  const people = await Promise.all(range(3).map(() => register(cluster.url)));
  const { expectComplete } = await startLongImport();
  const load = sendRequests(people);
  await cluster.webs[0]?.kill();
  await cluster.startWeb(0);
  await cluster.replaceRedis(async () => {
    // Limits count in each process meanwhile, and the queue is away.
    for (const { api } of people) await api.json("GET", "/me");
  });
  const [pid = ""] = readFileSync(
    path.join(cluster.dataDirectory, "postgres", "cluster", "postmaster.pid"),
    "utf8",
  ).split("\n");
  process.kill(Number(pid), "SIGKILL");
  await expect.poll(async () => (await people[0]?.api.send("GET", "/me"))?.status).toBe(503);
  for (const person of people)
    await expect
      .poll(async () => (await person.api.send("GET", "/me")).status, { timeout: 60_000 })
      .toBe(200);
  const { failures, counts } = await load.stop();
  for (const { status } of failures) expect([0, 502, 503]).toContain(status);
  for (const [index, person] of people.entries())
    expect(await countPlaylists(person)).toBeGreaterThanOrEqual(counts[`write ${index}`] ?? 0);
  await expectComplete();
});
