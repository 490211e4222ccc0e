import { createApiToken } from "@/lib/accounts/create-api-token";
import { sql } from "@/lib/platform/db";
import { parseEnv } from "@/lib/platform/env";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { Stack, startApp } from "@/scripts/support/stack";
import { createUser } from "@/testing/people";
import { withBenchEnvironment } from "./environment";
import { alternate, measureMs, median } from "./measure";
import type { Figure } from "./report";

const port = 3340;
const url = `http://127.0.0.1:${port}/api/v1`;
/** Below the limit of 600 writes per person and minute. */
const rounds = 500;
const warmUp = 50;

/**
 * Creates a person with a shuffle of a playlist.
 * @returns a function that requests the next song and returns its duration in milliseconds
 */
async function startSession(size: number): Promise<() => Promise<number>> {
  const ctx = await createUser();
  const { id } = await createPlaylist(ctx, { name: `${size} rows`, description: "" });
  await sql(
    `WITH new_songs AS (
       INSERT INTO songs (user_id, uri, title, duration_ms, artists, search_text)
       SELECT $1, 'spotify:track:' || number, 'Song ' || number, 200000,
         jsonb_build_array(jsonb_build_object('id', 'artist ' || number % ($3::int / 6 + 1), 'name', 'Artist')), ''
       FROM generate_series(1, $3) number RETURNING id)
     INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $2, row_number() OVER () - 1, id, 'song', now() FROM new_songs`,
    [ctx.userId, id, size],
  );
  const { token } = await createApiToken(ctx, { name: "bench", scopes: ["read", "write"] });
  const post = async (path: string) => {
    const reply = await fetch(`${url}/playlists/${id}/shuffle${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    await reply.json();
  };
  await post("");
  return () => measureMs(() => post("/next"));
}

async function measure(): Promise<Figure[]> {
  const pairs = await alternate({ warmUp, rounds }, await startSession(100), await startSession(100_000));
  const shortMs = median(pairs.map(([first]) => first));
  const longMs = median(pairs.map(([, second]) => second));
  const difference = Math.abs(longMs / shortMs - 1) * 100;
  return [
    { name: "next over HTTP, 100 rows", value: shortMs, unit: "ms" },
    { name: "next over HTTP, 100,000 rows", value: longMs, unit: "ms" },
    {
      name: "difference of the medians",
      value: difference,
      unit: "%",
      goal: "at most 10",
      met: difference <= 10,
    },
  ];
}

/** Measures how long the built app takes for the next song of a shuffle. */
export async function measureNextSong(): Promise<Figure[]> {
  let figures: Figure[] = [];
  await withBenchEnvironment(async () => {
    const stack = new Stack();
    Object.assign(process.env, { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
    try {
      await startApp(stack, parseEnv(process.env));
      figures = await measure();
    } finally {
      await stack.stop();
    }
  });
  return figures;
}
