import { createApiToken } from "@/lib/accounts/create-api-token";
import { sql } from "@/lib/platform/db";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { buildWhenStale } from "@/scripts/build";
import { Stack, startApp } from "@/scripts/stack";
import { createUser } from "@/testing/people";
import type { Figure } from "./report";
import { onStage } from "./stage";

const port = 3340;
const url = `http://127.0.0.1:${port}/api/v1`;
/** A person may write 600 times a minute. */
const rounds = 500;
const warmUp = 50;

/** Somebody of their own, with a session over a playlist of so many rows whose next set is made as well. */
async function sessionOf(size: number): Promise<() => Promise<number>> {
  const ctx = await createUser();
  const { id } = await createPlaylist(ctx, { name: `${size} rows`, description: "" });
  await sql(
    `WITH made AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists)
       SELECT $1, 'spotify:track:' || number, 'Song ' || number, 200000,
         jsonb_build_array(jsonb_build_object('id', 'artist ' || number % ($3::int / 6 + 1), 'name', 'Somebody'))
       FROM generate_series(1, $3) number RETURNING id)
     INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $2, row_number() OVER () - 1, id, 'song', now() FROM made`,
    [ctx.userId, id, size],
  );
  const { token } = await createApiToken(ctx, { name: "bench", scopes: ["read", "write"] });
  const post = async (path: string) => {
    const started = performance.now();
    const reply = await fetch(`${url}/playlists/${id}/shuffle${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    await reply.json();
    return performance.now() - started;
  };
  await post("");
  return () => post("/next");
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A step over HTTP on a long and on a short list, in turn, so that whatever else the machine does slows both. */
async function measure(): Promise<Figure[]> {
  const [short, long] = [await sessionOf(100), await sessionOf(100_000)];
  const times = { short: [] as number[], long: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    const pair = { short: await short(), long: await long() };
    if (round < 0) continue;
    times.short.push(pair.short);
    times.long.push(pair.long);
  }
  const [few, many] = [median(times.short), median(times.long)];
  const share = Math.abs(many / few - 1) * 100;
  return [
    { name: "next over HTTP, 100 rows", value: few, unit: "ms" },
    { name: "next over HTTP, 100,000 rows", value: many, unit: "ms" },
    { name: "their medians differ by", value: share, unit: "%", goal: "at most 10", met: share <= 10 },
  ];
}

/** What a step of a session costs, with the built app. */
export async function timeNext(): Promise<Figure[]> {
  let figures: Figure[] = [];
  buildWhenStale();
  await onStage(async () => {
    const stack = new Stack();
    Object.assign(process.env, { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
    try {
      await startApp(stack, () => undefined);
      figures = await measure();
    } finally {
      await stack.stop();
    }
  });
  return figures;
}
