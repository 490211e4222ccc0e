import { describe, expect, it } from "vitest";
import { disconnect } from "@/lib/connections/disconnect";
import { sql } from "@/lib/platform/db";
import { jobQueue } from "@/lib/platform/jobs";
import { play } from "@/lib/player/play";
import { playQueue } from "@/lib/player/play-queue";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { removeFromQueue } from "@/lib/queue/remove-from-queue";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep } from "@/testing/depth";
import {
  ageBatch,
  playingAndQueued,
  pollPlayer,
  runPlannedLook,
  secondsToPlannedLook,
} from "@/testing/playback/batches";
import { feedingSimulator, itemAt, numbers, ownQueue, queuedSongs } from "@/testing/playback/queues";
import { range, spotifyId, trackUri } from "@/testing/spotify/catalog";
import { lookJob } from "./look-job";
import { queueDueLooks } from "./plan-look";

const deepIt = onlyDeep(it);

const { control, fault, listen, pass, playerCalls, toNextLook } = await feedingSimulator();

describe("a commit that is interrupted", () => {
  deepIt("A committed song that Spotify lost is heard later", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await fault("/v1/me/player/queue", { status: 204 }, "POST");
    await toNextLook(ctx);
    expect((await ownQueue(ctx)).items[0]?.isFixed).toBe(true);
    await pass(181);
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(1, 20, 2));
    // The next look commits it again.
    expect((await playerCalls()).filter(call => call === "POST queue")).toHaveLength(2);
    await pass(181);
    expect(await pollPlayer(ctx)).toBe(trackUri(20));
  });

  it("A song that is committed just after a skip stays next", async () => {
    const { ctx } = await listen();
    await addToQueue(ctx, { uris: numbers(20), position: "next" });
    await ageBatch(ctx);
    await fault("/v1/me/player/queue", { delayMs: 200, status: 200, executes: true }, "POST");
    const look = toNextLook(ctx);
    await getUserSpotifyClient(ctx).skip("next");
    await look;
    expect(await pollPlayer(ctx)).toBe(trackUri(1));
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(1, 20, 2));
    await pass(181);
    expect(await pollPlayer(ctx)).toBe(trackUri(20));
  });

  it("An edit during a commit comes after the committed song", async () => {
    const { ctx } = await listen();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    await pass(153);
    await fault("/v1/me/player/queue", { delayMs: 300, status: 200, executes: true }, "POST");
    const [moved] = (await ownQueue(ctx)).items.slice(4);
    const look = pollPlayer(ctx);
    for (let tries = 0; tries < 200 && !(await ownQueue(ctx)).items[0]?.isFixed; tries++);
    const first = await itemAt(ctx, 1);
    await moveInQueue(ctx, moved?.id ?? "", { before: first });
    await look;
    await pass(30);
    expect(await pollPlayer(ctx)).toBe(trackUri(2));
    expect((await queuedSongs(ctx)).slice(0, 3)).toEqual(numbers(2, 6, 3));
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(2, 6, 3));
  });

  deepIt(
    "A device that vanishes while a commit is uncertain, and comes back, plays the song once",
    async () => {
      const { ctx, spotifyUser } = await listen();
      await addToQueue(ctx, { uris: numbers(20), position: "next" });
      await ageBatch(ctx);
      await fault("/v1/me/player/queue", { status: 503, executes: true }, "POST");
      await runPlannedLook(ctx);
      await control("PUT", `players/${spotifyUser}`, { isVanished: true });
      await pollPlayer(ctx);
      await control("PUT", `players/${spotifyUser}`, { isVanished: false });
      await pollPlayer(ctx);
      await pollPlayer(ctx);
      expect((await playingAndQueued(ctx)).filter(uri => uri === trackUri(20))).toHaveLength(1);
    },
  );
});

describe("the server stops in the middle", () => {
  it("A look whose process died is made again", async () => {
    const { ctx } = await listen();
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    const [planned] = await sql<{ at: Date }>(
      "UPDATE queues SET next_look_at = now() - interval '40 seconds' WHERE user_id = $1 RETURNING next_look_at AS at",
      [ctx.userId],
    );
    // A process that dies while it asks Spotify has claimed the look.
    await sql("UPDATE queues SET next_look_at = next_look_at - interval '1 hour' WHERE user_id = $1", [
      ctx.userId,
    ]);
    await lookJob.handle({ userId: ctx.userId, at: planned?.at.toISOString() ?? "" });
    expect(await playerCalls()).toEqual([]);
    await queueDueLooks();
    const jobs = (await jobQueue().getJobs(["waiting", "prioritized"], 0, 100, true)) as unknown as {
      data: { userId: string; at: string };
    }[];
    const job = jobs.find(({ data }) => data.userId === ctx.userId);
    if (!job) throw new Error("no look is queued");
    await lookJob.handle(job.data);
    expect(await playerCalls()).toEqual(["GET "]);
    expect(await secondsToPlannedLook(ctx)).toBeGreaterThan(100);
  });
});

describe("other things that happen", () => {
  it("Something else is played after an edit: nothing is written to Spotify, and the queue can be taken back and back again", async () => {
    const { ctx, spotifyUser } = await listen();
    const playElsewhere = () =>
      control("PUT", `players/${spotifyUser}`, {
        state: { uris: numbers(90, 91), isPlaying: true, progressMs: 5_000 },
      });
    for (const _ of range(2)) {
      const next = await itemAt(ctx, 0);
      const song = (await queuedSongs(ctx))[2] ?? "";
      await removeFromQueue(ctx, next, {});
      await ageBatch(ctx);
      await playElsewhere();
      await playerCalls();
      await toNextLook(ctx);
      expect((await playerCalls()).filter(call => !call.startsWith("GET"))).toEqual([]);
      expect((await ownQueue(ctx)).state).toBe("takenOver");
      await playQueue(ctx, {});
      await ageBatch(ctx);
      expect((await playingAndQueued(ctx))[1]).toBe(song);
      expect((await ownQueue(ctx)).state).toBe("active");
    }
  });

  it("A playlist that is deleted while it plays is played to its end, and an edit still reaches Spotify", async () => {
    const { ctx, id } = await listen();
    await deletePlaylist(ctx, id);
    expect(await queuedSongs(ctx)).toEqual(numbers(...range(10)));
    await removeFromQueue(ctx, await itemAt(ctx, 0), {});
    await ageBatch(ctx);
    await toNextLook(ctx);
    await pass(30);
    expect(await pollPlayer(ctx)).toBe(trackUri(2));
    expect((await playingAndQueued(ctx)).slice(0, 3)).toEqual(numbers(2, 3, 4));
  });

  deepIt("Moves in two tabs at the same time lose no song and double none", async () => {
    const { ctx } = await listen();
    const ids = (await ownQueue(ctx)).items.map(({ id }) => id);
    await Promise.all(
      range(20).map(number =>
        moveInQueue(ctx, ids[number % 9] ?? "", { before: ids[(number * 5 + 2) % 9] ?? null }),
      ),
    );
    const { version } = await ownQueue(ctx);
    const seen = await Promise.allSettled(
      range(2).map(number => moveInQueue(ctx, ids[number] ?? "", { before: null, version })),
    );
    expect(seen.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await queuedSongs(ctx)).toSorted()).toEqual(numbers(...range(10)));
  });

  it("After Spotify was disconnected, the queue knows nothing about the player there", async () => {
    const { ctx } = await listen();
    await play(ctx, { contextUri: `spotify:artist:${spotifyId("artist", 0)}` });
    await sql(
      "UPDATE queues SET is_commit_uncertain = true, paused_at_ms = 5, committed_in_row = 3, looked_at = now(), fade_ms = 9 WHERE user_id = $1",
      [ctx.userId],
    );
    await disconnect(ctx, { purge: false });
    const [queue] = await sql(
      `SELECT is_batch_unknown, is_commit_uncertain, paused_at_ms, committed_in_row, started_at, looked_at, fade_ms, device_id
       FROM queues WHERE user_id = $1`,
      [ctx.userId],
    );
    expect(queue).toEqual({
      is_batch_unknown: false,
      is_commit_uncertain: false,
      paused_at_ms: null,
      committed_in_row: 0,
      started_at: null,
      looked_at: null,
      fade_ms: null,
      device_id: null,
    });
  });
});
