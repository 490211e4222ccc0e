import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import "@/lib/api/http/page-metrics";
import { countStream } from "@/lib/api/http/open-streams";
import { startMetricsServer } from "@/lib/api/metrics-server";
import { inBackground, prisma, sql, sqlTransaction } from "@/lib/platform/db";
import { closeQueue, enqueue } from "@/lib/platform/jobs";
import { getPlayer } from "@/lib/player/get-player";
import { runImport } from "@/testing/library/imports";
import { simulated } from "@/testing/spotify/simulated";
import { GET as listSongs } from "../v1/songs/route";
import { GET } from "./route";

const { connected, fault } = await simulated();

const getMetrics = (address: string) =>
  GET(new Request("http://127.0.0.1/api/metrics", { headers: { "x-forwarded-for": address } }));
const metrics = async () => (await getMetrics("127.0.0.1")).text();

it("The metrics count Spotify calls by outcome and imports by state", async () => {
  const { ctx } = await connected();
  await runImport(ctx);
  await fault("/v1/me/player", { times: 10, status: 403 });
  await getPlayer(ctx).catch(() => undefined);
  const text = await metrics();
  expect(text).toMatch(/tonearm_spotify_calls_total\{group="library",outcome="ok"\} [1-9]/);
  expect(text).toMatch(/tonearm_spotify_calls_total\{group="player",outcome="forbidden_by_spotify"\} 1/);
  expect(text).toContain('tonearm_jobs{state="completed"} 1');
  expect(text).toContain('tonearm_jobs{state="failed"} 0');
  expect(text).toContain('tonearm_oldest_job_seconds{state="queued"} 0');
  expect(text).toMatch(/process_cpu_seconds_total \d/);
});

it("Every metric that the dashboard and the alerts ask for is one that Tonearm reports", async () => {
  const files = ["deploy/grafana/dashboards/tonearm.json", "deploy/prometheus/rules.yml"];
  const asked = files.flatMap(file => readFileSync(file, "utf8").match(/\btonearm_\w+/g) ?? []);
  const text = await metrics();
  const reported = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
  const unknown = asked.filter(
    name => ![name, name.replace(/_(bucket|count|sum)$/, "")].some(each => reported.includes(each)),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(unknown).toEqual([]);
});

it("The metrics count API requests by operation and status, with their durations", async () => {
  const signedOutRequest = new Request("http://127.0.0.1/api/v1/songs?limit=0");
  expect((await listSongs(signedOutRequest, { params: Promise.resolve({}) })).status).toBe(401);
  expect(await metrics()).toContain(
    'tonearm_http_request_duration_seconds_count{operation="GET /songs",status="401"} 1',
  );
});

it("The metrics count the developer apps in a cooldown and the connections that ended", async () => {
  const { ctx, clientId } = await connected();
  await prisma().spotifyCooldown.createMany({
    data: [60, -60].map((seconds, index) => ({
      clientId,
      endpointGroup: index === 0 ? "search" : "player",
      kind: "quota",
      until: new Date(Date.now() + seconds * 1000),
    })),
  });
  await prisma().spotifyConnection.update({
    where: { userId: ctx.userId },
    data: { reauthRequiredAt: new Date() },
  });
  const text = await metrics();
  expect(text).toContain('tonearm_spotify_cooldowns{group="search",kind="quota"} 1');
  expect(text).toContain('tonearm_spotify_cooldowns{group="player",kind="quota"} 0');
  expect(text).toContain('tonearm_connections{state="reauth_required"} 1');
});

it("The metrics count the connections to PostgreSQL and the open event streams of the process", async () => {
  const { ctx } = await connected();
  const close = countStream(ctx.userId);
  await inBackground(() =>
    sqlTransaction(async () => {
      const text = await metrics();
      expect(text).toContain('tonearm_postgres_connections{pool="background",state="used"} 1');
      expect(text).toMatch(/tonearm_postgres_connections\{pool="requests",state="waiting"\} 0/);
      expect(text).toMatch(/^tonearm_event_streams 1$/m);
    }),
  );
  close();
  expect(await metrics()).toMatch(/^tonearm_event_streams 0$/m);
});

it("The metrics tell how long the oldest due job has waited for a worker", async () => {
  onTestFinished(closeQueue);
  const job = { name: "note", payload: z.object({}) };
  const lag = async () =>
    Number(/tonearm_queue_lag_seconds\{queue="short"\} (\S+)/.exec(await metrics())?.[1]);
  await enqueue(job, randomUUID(), {}, new Date(Date.now() + 60_000));
  expect(await lag()).toBe(0);
  await enqueue(job, randomUUID(), {});
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 30_000);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await lag()).toBeGreaterThanOrEqual(30);
  expect(await metrics()).toContain('tonearm_queue_jobs{queue="short",state="delayed"} 1');
});

it("A worker process answers its metrics at /metrics, to private networks only", async () => {
  const server = await startMetricsServer("127.0.0.1", 0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const get = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  expect(await (await get("/metrics?x")).text()).toMatch(/tonearm_jobs\{state="queued"\} 0/);
  expect((await get("/")).status).toBe(404);
  // From a proxy on this machine.
  expect((await get("/metrics", { "x-forwarded-for": "8.8.8.8" })).status).toBe(403);
});

it("The metrics contain no id of a person", async () => {
  const { ctx, spotifyUser } = await connected();
  await runImport(ctx);
  const text = await metrics();
  expect(text).not.toContain(ctx.userId);
  expect(text).not.toContain(spotifyUser);
});

it("The metrics leave out the import states when the database cannot answer", async () => {
  await sql("ALTER TABLE sync_jobs RENAME TO renamed_sync_jobs");
  onTestFinished(async () => void (await sql("ALTER TABLE renamed_sync_jobs RENAME TO sync_jobs")));
  const text = await metrics();
  expect(text).toMatch(/process_cpu_seconds_total \d/);
  expect(text).not.toContain("tonearm_jobs{");
});

it("The metrics do not wait for a database that does not answer", async () => {
  await inBackground(() =>
    sqlTransaction(async client => {
      await client.query("LOCK TABLE sync_jobs");
      const text = await metrics();
      expect(text).toMatch(/process_cpu_seconds_total \d/);
      expect(text).not.toContain("tonearm_jobs{");
    }),
  );
});

it("The metrics are for this machine and private networks only", async () => {
  for (const address of ["::1", "10.1.2.3", "192.168.0.7", "fd00::7"])
    expect((await getMetrics(address)).status, address).toBe(200);
  for (const address of ["8.8.8.8", "2001:db8::7", "::ffff:8.8.8.8", ""]) {
    const refused = await getMetrics(address);
    expect(refused.status, address).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: "not_allowed",
      detail: expect.stringContaining("private"),
    });
  }
});
