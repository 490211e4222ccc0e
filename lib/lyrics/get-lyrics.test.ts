import { expect, it, onTestFinished, vi } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { prisma, sql } from "@/lib/platform/db";
import { releasePerProcess } from "@/lib/platform/per-process";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { lrclibStandIn } from "@/testing/lyrics/lrclib";
import { createUser } from "@/testing/people";
import { deleteExpired } from "./delete-expired";
import { getLyrics } from "./get-lyrics";

const lrclib = await lrclibStandIn();
let songs = 0;

/** Creates a person who has switched lyrics on, with one song. Every test has another song, because lyrics are cached for all people. */
async function createListener({ title = `Song ${++songs}`, durationMs = 200_000 } = {}) {
  // The tests do not wait for LRCLIB's pauses.
  releasePerProcess("lrclib turns");
  const ctx = await createUser();
  await updateMe(ctx, { lyrics: true });
  const { songIds } = await createLocalPlaylist(ctx, [{ title }]);
  const id = `${Date.now()}${++songs}`.padStart(22, "0").slice(-22);
  await sql("UPDATE songs SET uri = $2, artists = $3, album_name = 'Album', duration_ms = $4 WHERE id = $1", [
    songIds[0],
    `spotify:track:${id}`,
    JSON.stringify([
      { id: null, name: "Artist" },
      { id: null, name: "Guest" },
    ]),
    durationMs,
  ]);
  return { ctx, id, title };
}

const age = (days: number) => sql("UPDATE lyrics SET fetched_at = now() - make_interval(days => $1)", [days]);
const pathsAsked = () => lrclib.requests.map(({ path }) => path);
const refusalOf = (ctx: UserContext, id: string) => getLyrics(ctx, id).catch((error: unknown) => error);

it("Lyrics are off until the person switches them on, and LRCLIB is not asked before", async () => {
  const { ctx, id, title } = await createListener();
  await updateMe(ctx, { lyrics: false });
  lrclib.add({ trackName: title, syncedLyrics: "[00:01.00] La" });
  await expect(getLyrics(ctx, id)).rejects.toMatchObject({
    code: "lyrics_off",
    parameters: { reason: "person" },
  });
  expect(lrclib.requests).toEqual([]);
  await updateMe(ctx, { lyrics: true });
  await expect(getLyrics(ctx, id)).resolves.toMatchObject({ lines: [{ atMs: 1000, text: "La" }] });
});

it("LRCLIB gets the names and the length of the song and the name of the program, and nothing about the person", async () => {
  const { ctx, id, title } = await createListener();
  await refusalOf(ctx, id);
  expect(lrclib.requests).toEqual([
    {
      path: "/api/get",
      query: { track_name: title, artist_name: "Artist", album_name: "Album", duration: "200" },
      userAgent: expect.stringMatching(/^Tonearm\/\d/),
    },
    {
      path: "/api/search",
      query: { track_name: title, artist_name: "Artist" },
      userAgent: expect.stringMatching(/^Tonearm\/\d/),
    },
  ]);
});

it("Lyrics and misses are kept for everybody, and asked for again when they are old", async () => {
  const { ctx, id, title } = await createListener();
  await expect(getLyrics(ctx, id)).rejects.toMatchObject({ code: "lyrics_not_found" });
  await expect(getLyrics(ctx, id)).rejects.toMatchObject({ code: "lyrics_not_found" });
  expect(lrclib.requests).toHaveLength(2);
  lrclib.add({ trackName: title, plainLyrics: "One\nTwo" });
  await age(8);
  const lyrics = {
    isInstrumental: false,
    isSynced: false,
    lines: [
      { atMs: null, text: "One" },
      { atMs: null, text: "Two" },
    ],
  };
  await expect(getLyrics(ctx, id)).resolves.toEqual(lyrics);
  await age(59);
  const other = await createListener({ title });
  await expect(getLyrics(other.ctx, other.id)).resolves.toEqual(lyrics);
  expect(lrclib.requests).toHaveLength(3);
  await age(61);
  await deleteExpired(prisma());
  expect(await sql("SELECT 1 FROM lyrics")).toEqual([]);
});

it("If the exact names are unknown, the search finds a recording of the same length, one with timed lines first", async () => {
  const { ctx, id } = await createListener({ title: "Hymn (feat. Guest) - Remastered 2011" });
  lrclib.add({ trackName: "Hymn", albumName: "Live", duration: 260, syncedLyrics: "[00:01.00] Live" });
  lrclib.add({ trackName: "Hymn", albumName: "Old", duration: 200, plainLyrics: "Plain" });
  lrclib.add({ trackName: "Hymn", albumName: "New", duration: 203, syncedLyrics: "[00:01.00] Timed" });
  await expect(getLyrics(ctx, id)).resolves.toMatchObject({ lines: [{ text: "Timed" }] });
  expect(pathsAsked()).toEqual(["/api/get", "/api/search"]);
});

it("An instrumental song has no lines and is not called missing", async () => {
  const { ctx, id, title } = await createListener();
  lrclib.add({ trackName: title, instrumental: true });
  await expect(getLyrics(ctx, id)).resolves.toEqual({ isInstrumental: true, isSynced: false, lines: [] });
});

it("While LRCLIB asks for a pause, no more requests are sent, and the refusal says until when", async () => {
  const { ctx, id } = await createListener();
  lrclib.refuse({ status: 429, headers: { "retry-after": "60" } });
  const error = await refusalOf(ctx, id);
  expect(error).toMatchObject({ code: "lyrics_unavailable" });
  expect((error as { retryAt: Date }).retryAt.getTime()).toBeGreaterThan(Date.now() + 50_000);
  await refusalOf(ctx, id);
  expect(lrclib.requests).toHaveLength(1);
});

it("While LRCLIB is down, one request waits for it and the others are refused at once, until a minute has passed", async () => {
  const listeners = [await createListener(), await createListener(), await createListener()];
  lrclib.refuse({ status: 503 });
  const refusals = await Promise.all(listeners.map(({ ctx, id }) => refusalOf(ctx, id)));
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: "lyrics_unavailable" });
  expect(lrclib.requests).toHaveLength(1);
  const { retryAt } = refusals[2] as { retryAt: Date };
  expect(retryAt.getTime() - Date.now()).toBeGreaterThan(50_000);
  vi.useFakeTimers({ toFake: ["Date"], now: retryAt.getTime() + 1 });
  onTestFinished(() => void vi.useRealTimers());
  const [first] = listeners;
  if (first) await refusalOf(first.ctx, first.id);
  expect(lrclib.requests).toHaveLength(2);
});

it.each(["9".repeat(20), "Fri, 31 Dec 9999 23:59:59 GMT"])(
  "A pause until Retry-After %s ends within an hour",
  async header => {
    const { ctx, id } = await createListener();
    lrclib.refuse({ status: 429, headers: { "retry-after": header } });
    const { retryAt } = (await refusalOf(ctx, id)) as { retryAt: Date };
    expect(retryAt.getTime() - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(retryAt.getTime() - Date.now()).toBeLessThanOrEqual(60 * 60_000);
  },
);

it("Lyrics with characters that no database holds are shown without them", async () => {
  const { ctx, id, title } = await createListener();
  lrclib.add({ trackName: title, plainLyrics: "La\u0000 la\ud800" });
  await expect(getLyrics(ctx, id)).resolves.toMatchObject({ lines: [{ text: "La la\ufffd" }] });
});

it("A song without a title has no lyrics, and LRCLIB is not asked", async () => {
  const { ctx, id } = await createListener({ title: "" });
  await expect(getLyrics(ctx, id)).rejects.toMatchObject({ code: "lyrics_not_found" });
  expect(lrclib.requests).toEqual([]);
});

it.each([
  ["an error of its own", { status: 520, body: "error code: 520" }],
  ["something that is no JSON", { status: 200, body: "<html>" }],
  ["a reply of two megabytes", { status: 200, body: `"${"x".repeat(2_000_000)}"` }],
])("When LRCLIB answers with %s, lyrics are unavailable and nothing is kept", async (_, refusal) => {
  const { ctx, id } = await createListener();
  lrclib.refuse(refusal);
  await expect(getLyrics(ctx, id)).rejects.toMatchObject({ code: "lyrics_unavailable" });
  expect(
    await sql("SELECT 1 FROM lyrics WHERE fetched_at > now() - interval '1 second' AND record IS NULL"),
  ).toEqual([]);
});

it("Nobody learns the lyrics of a song that they neither have nor play", async () => {
  const { ctx } = await createListener();
  const other = await createListener();
  await expect(getLyrics(ctx, other.id)).rejects.toMatchObject({ code: "not_found" });
});
