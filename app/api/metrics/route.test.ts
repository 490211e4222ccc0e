import { expect, it, onTestFinished } from "vitest";
import { sql } from "@/lib/platform/db";
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
  expect(text).toMatch(/tonearm_oldest_job_seconds\{state="completed"\} \d/);
  expect(text).toMatch(/process_cpu_seconds_total \d/);
});

it("The metrics count API requests by operation and status, with their durations", async () => {
  const signedOutRequest = new Request("http://127.0.0.1/api/v1/songs?limit=0");
  expect((await listSongs(signedOutRequest, { params: Promise.resolve({}) })).status).toBe(401);
  expect(await metrics()).toContain(
    'tonearm_http_request_duration_seconds_count{operation="GET /songs",status="401"} 1',
  );
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
