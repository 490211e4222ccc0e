import { expect, it, onTestFinished } from "vitest";
import { sql } from "@/lib/platform/db";
import { getPlayer } from "@/lib/player/get-player";
import { runImport } from "@/testing/imports";
import { simulated } from "@/testing/simulated";
import { GET as listSongs } from "../v1/songs/route";
import { GET } from "./route";

const { connected, fault } = await simulated();

const metrics = async () => (await GET()).text();

it("tells what was asked of Spotify, what came of it, and how the imports stand", async () => {
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

it("tells how the operations of the API ended and how long they took", async () => {
  const asked = new Request("http://127.0.0.1/api/v1/songs?limit=0");
  expect((await listSongs(asked, { params: Promise.resolve({}) })).status).toBe(401);
  expect(await metrics()).toContain(
    'tonearm_http_request_duration_seconds_count{operation="GET /songs",status="401"} 1',
  );
});

it("names no person", async () => {
  const { ctx, spotifyUser } = await connected();
  await runImport(ctx);
  const text = await metrics();
  expect(text).not.toContain(ctx.userId);
  expect(text).not.toContain(spotifyUser);
});

it("tells the rest when the database cannot", async () => {
  await sql("ALTER TABLE sync_jobs RENAME TO elsewhere");
  onTestFinished(async () => void (await sql("ALTER TABLE elsewhere RENAME TO sync_jobs")));
  const text = await metrics();
  expect(text).toMatch(/process_cpu_seconds_total \d/);
  expect(text).not.toContain("tonearm_jobs{");
});
