import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Redis } from "ioredis";
import { register } from "prom-client";
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from "vitest";
import { deletePerson } from "@/lib/accounts/delete-person";
import { disconnect } from "@/lib/connections/disconnect";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { search } from "@/lib/search/search";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { startProcess } from "@/testing/processes/start";
import { catalogOf, range, spotifyId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { freePort, hasRedis, startRedis, stopRedis, useRedis } from "@/testing/system/redis-server";
import { upstashStandIn } from "@/testing/system/upstash";
import { findCachedAlbum, getAlbum } from "../get-album";
import { findCachedArtist, getArtist } from "../get-artist";
import { findCachedArtistAlbums, listArtistAlbums } from "../list-artist-albums";

const { connected, fault, forgetRequests, requests, settings } = await simulated({ catalog: catalogOf(300) });

const albumId = spotifyId("album", 20);
const artistId = spotifyId("artist", 1);
const albumPath = `/v1/albums/${albumId}`;
const findSong = (ctx: UserContext, q: string, limit = 10) =>
  search(ctx, { q, kinds: ["song"], source: "spotify", limit });

let server: ChildProcess | undefined;
let redis: Redis | undefined;
let upstash: Awaited<ReturnType<typeof upstashStandIn>> | undefined;
let redisUrl = "";
beforeAll(async () => {
  if (!hasRedis) return;
  const port = await freePort();
  server = await startRedis(port);
  redisUrl = `redis://127.0.0.1:${port}`;
  redis = new Redis(redisUrl);
  upstash = await upstashStandIn(port, "secret");
});
afterEach(() => useRedis());
afterAll(async () => {
  redis?.disconnect();
  upstash?.close();
  if (server) await stopRedis(server);
});

const places = {
  PostgreSQL: () => ({}),
  Redis: () => ({ REDIS_URL: redisUrl }),
  Upstash: () => upstash?.settings ?? {},
};

for (const [place, settingsOf] of Object.entries(places)) {
  const test = it.skipIf(!hasRedis && place !== "PostgreSQL");
  /** Upstash is Redis behind another protocol, and Redis is tried with other values in key-value.test.ts. */
  const testInDetail = place === "PostgreSQL" ? test : onlyDeep(test);

  test(`Replies that are cached in ${place} cost no call`, async () => {
    useRedis(settingsOf());
    const { ctx } = await connected();
    const read = async () => [
      await getAlbum(ctx, albumId),
      await getArtist(ctx, artistId),
      await listArtistAlbums(ctx, artistId, {}),
      await findSong(ctx, "Song 117"),
    ];
    const first = await read();
    await forgetRequests();
    expect(await read()).toEqual(first);
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
    const { items } = await addTracks(ctx, id, { songIds: [], uris: [trackUri(117), trackUri(205)] });
    expect(items[0]?.song).toMatchObject({ title: "Song 117", isrc: expect.any(String) });
    expect(await requests()).toEqual([]);
  });

  testInDetail(`A stampede in several processes makes one call with ${place}`, async () => {
    const { ctx } = await connected();
    await fault("/v1/albums", { delayMs: 300 });
    const processes = await Promise.all(
      range(3).map(() => startProcess("album", [ctx.userId, albumId, "5"], settingsOf())),
    );
    for (const { child } of processes) child.stdin.write("go\n");
    const outcomes = await Promise.all(processes.map(({ nextLine }) => nextLine()));
    for (const outcome of outcomes) expect(JSON.parse(outcome)).toEqual(Array(5).fill("Album 20"));
    expect(await requests()).toHaveLength(1);
  });

  testInDetail(`Disconnecting and deleting an account leave no reply in ${place}`, async () => {
    useRedis(settingsOf());
    const ways = [
      (ctx: UserContext) => disconnect(ctx, { purge: true }),
      (ctx: UserContext) => disconnect(ctx, { purge: false }),
      (ctx: UserContext) => deletePerson(ctx.userId),
    ];
    for (const leave of ways) {
      const { ctx } = await connected();
      await getAlbum(ctx, albumId);
      await leave(ctx);
      const rows = await sql("SELECT 1 FROM cached_values WHERE user_id = $1", [ctx.userId]);
      expect(rows).toEqual([]);
      expect((await redis?.keys(`*${ctx.userId}*`)) ?? []).toEqual([]);
      expect(await redis?.hget("values/sizes", ctx.userId)).toBeFalsy();
    }
  });
}

it("The same search costs a call again after ten minutes, and no older reply is shown", async () => {
  const { ctx } = await connected();
  await findSong(ctx, "Song 117");
  await findSong(ctx, "Song 117");
  await findSong(ctx, "song 117");
  expect(await requests("/v1/search")).toHaveLength(2);
  await sql("UPDATE cached_values SET expires_at = expires_at - interval '10 minutes' WHERE user_id = $1", [
    ctx.userId,
  ]);
  await settings({ quota: { search: 0 } });
  await expect(findSong(ctx, "Song 117")).rejects.toMatchObject({ code: "quota_exceeded" });
});

it("Another account, another app and a new sign-in at Spotify each start with an empty cache", async () => {
  const { ctx } = await connected();
  const { userId } = ctx;
  const connection = { where: { userId } };
  const isCached = async () => (await findCachedAlbum(ctx, albumId)) !== null;
  await getAlbum(ctx, albumId);
  expect(await isCached()).toBe(true);
  const { spotifyUserId, authorizedAt } = await prisma().spotifyConnection.findUniqueOrThrow(connection);
  await prisma().spotifyConnection.update({ ...connection, data: { spotifyUserId: "somebody else" } });
  expect(await isCached()).toBe(false);
  await prisma().spotifyConnection.update({
    ...connection,
    data: { spotifyUserId, authorizedAt: new Date(authorizedAt.getTime() + 1) },
  });
  expect(await isCached()).toBe(false);
  await prisma().spotifyConnection.update({ ...connection, data: { authorizedAt } });
  expect(await isCached()).toBe(true);
  await prisma().spotifyCredentials.update({ ...connection, data: { clientId: "another app" } });
  expect(await isCached()).toBe(false);
});

it("A reply that arrives after the person has disconnected is not kept", async () => {
  const { ctx } = await connected();
  await fault("/v1/albums", { delayMs: 200 });
  const reading = getAlbum(ctx, albumId);
  await expect.poll(() => requests(albumPath)).toHaveLength(1);
  await disconnect(ctx, { purge: true });
  await reading;
  expect(await sql("SELECT key FROM cached_values WHERE user_id = $1", [ctx.userId])).toEqual([]);
});

it("While Redis is away, an album costs a call and then none, and nobody waits long", async () => {
  useRedis({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  const { ctx } = await connected();
  const startedAt = performance.now();
  const album = await getAlbum(ctx, albumId);
  await expect(getAlbum(ctx, albumId)).resolves.toEqual(album);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(await requests()).toHaveLength(1);
});

it.each(sampleByDepth(["Redis", "Upstash"], 2))(
  "An album is shown while %s accepts connections and never answers",
  async name => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    useRedis(
      name === "Redis"
        ? { REDIS_URL: `redis://127.0.0.1:${port}` }
        : { UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${port}`, UPSTASH_REDIS_REST_TOKEN: "secret" },
    );
    const { ctx } = await connected();
    const startedAt = performance.now();
    await expect(getAlbum(ctx, albumId)).resolves.toMatchObject({ name: "Album 20" });
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  },
);

it("A failed call is not cached, and the next reader does not wait for it", async () => {
  const { ctx } = await connected();
  await fault("/v1/albums", { status: 404, body: { error: { status: 404, message: "Not found" } } });
  await expect(getAlbum(ctx, albumId)).rejects.toMatchObject({ code: "not_found_on_spotify" });
  await expect(getAlbum(ctx, albumId)).resolves.toMatchObject({ name: "Album 20" });
});

it("A server that renders a page finds only fresh replies, and makes no call", async () => {
  const { ctx } = await connected();
  const find = async () => [
    await findCachedAlbum(ctx, albumId),
    await findCachedArtist(ctx, artistId),
    await findCachedArtistAlbums(ctx, artistId),
  ];
  expect(await find()).toEqual([null, null, null]);
  expect(await requests()).toEqual([]);
  const opened = [
    await getAlbum(ctx, albumId),
    await getArtist(ctx, artistId),
    await listArtistAlbums(ctx, artistId, {}),
  ];
  expect(await find()).toEqual(opened);
  await sql(
    `UPDATE cached_values SET value = jsonb_set(value, '{fetchedAt}', '"2020-01-01T00:00:00Z"') WHERE user_id = $1`,
    [ctx.userId],
  );
  expect(await find()).toEqual([null, null, null]);
});

it("Metrics count calls and hits of the cache, and the age of what was used", async () => {
  const { ctx } = await connected();
  const values = async (name: string) =>
    Object.fromEntries(
      ((await register.getSingleMetric(name)?.get())?.values ?? []).map(({ labels, value, ...rest }) => [
        `${"metricName" in rest ? rest.metricName : name} ${labels.kind} ${labels.outcome ?? ""}`.trim(),
        value,
      ]),
    );
  const reads = "tonearm_catalog_cache_reads_total";
  const before = await values(reads);
  await getAlbum(ctx, albumId);
  await getAlbum(ctx, albumId);
  await getAlbum(ctx, albumId);
  const after = await values(reads);
  expect([after[`${reads} album miss`], after[`${reads} album hit`]]).toEqual([
    (before[`${reads} album miss`] ?? 0) + 1,
    (before[`${reads} album hit`] ?? 0) + 2,
  ]);
  const ages = await values("tonearm_catalog_cache_age_seconds");
  expect(ages["tonearm_catalog_cache_age_seconds_count album"]).toBeGreaterThanOrEqual(2);
});
