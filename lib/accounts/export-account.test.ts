import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import { exportAccount } from "./export-account";

/** Returns how long a task kept this thread busy, in milliseconds. */
async function measureBusyMs(task: () => Promise<unknown>): Promise<number> {
  const before = performance.eventLoopUtilization();
  await task();
  return performance.eventLoopUtilization(before).active;
}

it("An export of thousands of songs keeps the thread that answers requests free", async () => {
  const ctx = await createUser();
  await sql(
    `INSERT INTO songs (user_id, uri, title, duration_ms, artists, album_name)
     SELECT $1, 'spotify:track:' || lpad(n::text, 22, '0'), 'A song with "number" ' || n, 200000,
       '[{"id": "0000000000000000000001", "name": "Ärtist"}]', E'An album\\\\of\n some name'
     FROM generate_series(1, 20000) n`,
    [ctx.userId],
  );
  let text = "";
  const exportBusyMs = await measureBusyMs(async () => {
    for await (const chunk of await exportAccount(ctx)) text += chunk;
  });
  let songs: { title: string; albumName: string }[] = [];
  const parseBusyMs = await measureBusyMs(async () => {
    songs = JSON.parse(text).tables.songs;
    JSON.stringify(songs);
  });
  expect(songs).toHaveLength(20_000);
  expect(songs.at(-1)).toMatchObject({
    title: 'A song with "number" 20000',
    albumName: "An album\\of\n some name",
  });
  expect(exportBusyMs).toBeLessThan(parseBusyMs);
});
