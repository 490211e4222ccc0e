import { afterAll, describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { closeQueue } from "@/lib/platform/jobs";
import { setRepeat } from "@/lib/player/commands";
import { getPlayer } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { lookJob } from "@/lib/queue/feeding/look-job";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { removeFromQueue } from "@/lib/queue/remove-from-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { sampleByDepth } from "@/testing/depth";
import { batchControls } from "@/testing/playback/batches";
import { addSongs, connectWithDevices } from "@/testing/playback/player-devices";
import { heardSongs, itemAt, numbers, queuedSongs } from "@/testing/playback/queues";
import { range, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { movableClock } from "@/testing/system/clock";

const simulator = await simulated();
const { playerCalls } = batchControls(simulator);
const clock = await movableClock(requireSetting("DATABASE_URL"), simulator.url);
afterAll(clock.close);
afterAll(closeQueue);

const minute = 60_000;

const plannedLook = async ({ userId }: UserContext) =>
  (await sql<{ at: Date | null }>("SELECT next_look_at AS at FROM queues WHERE user_id = $1", [userId]))[0]
    ?.at;

/** `renewedAt`: the positions in a song at which a new batch interrupted it. */
type Passed = { calls: string[]; renewedAt: number[] };

/** Lets time pass without a screen, and runs the looks that become due. */
async function passTime(ctx: UserContext, ms: number): Promise<Passed> {
  const until = Date.now() + ms;
  const passed: Passed = { calls: [], renewedAt: [] };
  for (let at = await plannedLook(ctx); at && at.getTime() <= until; at = await plannedLook(ctx)) {
    await clock.advance(Math.max(0, at.getTime() - Date.now()));
    const position = (await getUserSpotifyClient(ctx).player())?.progress_ms ?? 0;
    await playerCalls();
    await lookJob.handle({ userId: ctx.userId, at: at.toISOString() });
    const calls = await playerCalls();
    if (calls.includes("PUT play")) passed.renewedAt.push(position);
    passed.calls.push(...calls);
  }
  await clock.advance(until - Date.now());
  return passed;
}

type Edit = (ctx: UserContext) => Promise<unknown>;

/** Plays forty songs of three minutes to their end. Every 16 minutes, from `firstAt` on, a person looks at the player and edits. */
async function playEvening(edits: Edit[], firstAt = 16 * minute) {
  const { ctx, id } = await connectWithDevices(simulator, 40);
  const { id: other } = await createPlaylist(ctx, { name: "Other", description: "" });
  await addSongs(ctx, other, [50]);
  await play(ctx, { playlistId: id });
  const parts: Passed[] = [{ calls: await playerCalls(), renewedAt: [] }];
  const firstParts = edits.map((_, index) => firstAt + 16 * minute * index);
  for (const [index, edit] of edits.entries()) {
    parts.push(await passTime(ctx, (firstParts[index] ?? 0) - (firstParts[index - 1] ?? 0)));
    await getPlayer(ctx);
    await edit(ctx);
    // The person's own look is no call for the edit.
    await playerCalls();
  }
  parts.push(await passTime(ctx, 119 * minute - (firstParts.at(-1) ?? 0)));
  return {
    calls: parts.flatMap(({ calls }) => calls),
    renewedAt: parts.flatMap(({ renewedAt }) => renewedAt),
    heard: await heardSongs(ctx),
  };
}

const remove: Edit = async ctx => removeFromQueue(ctx, await itemAt(ctx, 0), {});
const move: Edit = async ctx => moveInQueue(ctx, await itemAt(ctx, 7), { before: await itemAt(ctx, 0) });
const playNext: Edit = ctx => addToQueue(ctx, { uris: [trackUri(50)], position: "next" });

const cases: [string, Edit[], number[], number?][] = [
  ["A removal", [remove], [...range(6), ...range(33, 7)]],
  ["A removal in the first song", [remove], [0, ...range(38, 2)], minute],
  ["A move", [move], [...range(6), 13, ...range(7, 6), ...range(26, 14)]],
  ["A song to play next", [playNext], [...range(6), 50, ...range(33, 6)]],
  ["Each of five edits", [remove, move, playNext, remove, move], range(6)],
];

describe("calls of edits", () => {
  it.each(sampleByDepth(cases, 2))(
    "%s costs at most three calls, and interrupts no song",
    async (_, edits, songs, firstAt) => {
      const quiet = await playEvening([]);
      const edited = await playEvening(edits, firstAt);
      process.stdout.write(
        `calls of two quiet hours: ${quiet.calls}; with ${edits.length} edits: ${edited.calls}\n`,
      );
      expect(edited.calls.length - quiet.calls.length).toBeLessThanOrEqual(3 * edits.length);
      expect(edited.heard.slice(0, songs.length)).toEqual(numbers(...songs).slice(0, edited.heard.length));
      // A new batch begins together with a song.
      expect(edited.renewedAt.filter(position => position > 2_000)).toEqual([]);
    },
  );

  it("With a crossfade, a removed song is not heard, and a new batch begins together with a song", async () => {
    await simulator.settings({ crossfadeMs: 12_000 });
    const { heard, renewedAt } = await playEvening([remove, move]);
    expect(heard.slice(0, 12)).toEqual(numbers(...range(6), ...range(6, 7)));
    expect(renewedAt.filter(position => position > 4_000)).toEqual([]);
    expect(renewedAt.length).toBeGreaterThan(0);
  });
});

describe("four hours without a screen", () => {
  const fourHours = 239 * minute;
  /** The last fifty songs of the eighty that were played. */
  const heardInOrder = async (ctx: UserContext) => (await heardSongs(ctx)).slice(-50);

  it.each(sampleByDepth([5, 12, 60], 3))(
    "A list of %d songs that repeats costs at most ten calls",
    async songs => {
      const { ctx, id } = await connectWithDevices(simulator, songs);
      await play(ctx, { playlistId: id });
      await setRepeat(ctx, { state: "context" });
      const calls = [...(await playerCalls()), ...(await passTime(ctx, fourHours)).calls];
      process.stdout.write(`calls of four hours with ${songs} songs: ${calls}\n`);
      expect(calls.length).toBeLessThanOrEqual(10);
      const heard = await heardInOrder(ctx);
      const first = Number(heard[0]?.slice(-4));
      expect(heard).toEqual(numbers(...range(50, first).map(number => number % songs)));
      await getPlayer(ctx);
      const state = await getUserSpotifyClient(ctx).player();
      expect((await queuedSongs(ctx))[0]).toBe(state?.item?.uri);
      expect(state?.is_playing).toBe(true);
    },
  );

  it("A shuffle of twelve songs costs at most ten calls, and each round is shuffled again", async () => {
    const { ctx, id } = await connectWithDevices(simulator, 12);
    await play(ctx, { shufflePlaylistId: id });
    const calls = [...(await playerCalls()), ...(await passTime(ctx, fourHours)).calls];
    process.stdout.write(`calls of four hours with a shuffle of 12 songs: ${calls}\n`);
    expect(calls.length).toBeLessThanOrEqual(10);
    await getPlayer(ctx);
    const heard = await heardSongs(ctx);
    // 79 songs have ended, so the first of the last fifty is the thirtieth: the sixth of its round.
    const rounds = range(3).map(round => heard.slice(7 + 12 * round, 19 + 12 * round));
    for (const round of rounds) expect(round.toSorted()).toEqual(numbers(...range(12)));
    expect(new Set(rounds.map(round => round.join())).size).toBe(3);
    expect((await queuedSongs(ctx))[0]).toBe((await getUserSpotifyClient(ctx).player())?.item?.uri);
  });
});
