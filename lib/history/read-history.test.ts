import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { Play } from "@/lib/schemas/history";
import { readAll } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { listHistory } from "./list-history";
import { readHistory } from "./read-history";

const { connected, control, playlist, requests } = await simulated();

const minute = 60_000;
const hour = 60 * minute;
const evening = Date.parse("2026-11-20T19:00:00.000Z");

/** Sets Spotify's history to these plays, one every three minutes, the first at 19:00. */
const setPlays = ({ spotifyUser }: ConnectedListener, ...tracks: number[]) =>
  control("PUT", `players/${spotifyUser}`, {
    recentlyPlayed: tracks
      .map((track, index) => ({
        uri: trackUri(track),
        playedAt: new Date(evening + index * 3 * minute).toISOString(),
      }))
      .reverse()
      .slice(0, 50),
  });

const allPlays = (ctx: UserContext): Promise<Play[]> =>
  readAll(cursor => listHistory(ctx, { limit: 40, ...(cursor && { cursor }) }));
const urisOf = (plays: Play[]) => plays.map(play => play.song.uri);
const urisNewestFirst = (tracks: number[]) => tracks.toReversed().map(trackUri);

describe("a read of the listening history", () => {
  it("A read stores plays with their songs and times", async () => {
    const listener = await connected();
    await setPlays(listener, 1, 2);
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 2, possiblyMissed: false });
    expect((await listHistory(listener.ctx, { limit: 50 })).items).toMatchObject([
      {
        playedAt: "2026-11-20T19:03:00.000Z",
        source: "recently-played",
        contextUri: null,
        song: { uri: trackUri(2), title: "Song 2", artists: [{ name: "Artist 2" }] },
      },
      { playedAt: "2026-11-20T19:00:00.000Z", song: { title: "Song 1" } },
    ]);
  });

  it("A read costs one call", async () => {
    const { ctx } = await connected();
    await readHistory(ctx);
    expect(await requests()).toMatchObject([
      { path: "/v1/me/player/recently-played", query: { limit: "50" }, status: 200 },
    ]);
  });

  it("A play is stored once even if it is read several times", async () => {
    const listener = await connected();
    await setPlays(listener, ...range(30));
    await readHistory(listener.ctx);
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 0 });
    await setPlays(listener, ...range(60));
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 30, possiblyMissed: false });
    expect(urisOf(await allPlays(listener.ctx))).toEqual(urisNewestFirst(range(60)));
  });

  it("A play is stored once by two concurrent reads", async () => {
    const listener = await connected();
    await setPlays(listener, ...range(40));
    const reads = await Promise.all([readHistory(listener.ctx), readHistory(listener.ctx)]);
    expect(reads.map(({ added }) => added).sort()).toEqual([0, 40]);
    expect(await allPlays(listener.ctx)).toHaveLength(40);
  });

  it("Each play of a song is stored", async () => {
    const listener = await connected();
    await setPlays(listener, 7, 8, 7, 7);
    await readHistory(listener.ctx);
    expect(urisOf(await allPlays(listener.ctx))).toEqual(urisNewestFirst([7, 8, 7, 7]));
  });

  it("The plays of two people are stored separately", async () => {
    const [one, other] = await Promise.all([connected(), connected()]);
    await setPlays(one, 1);
    await setPlays(other, 1);
    await Promise.all([readHistory(one.ctx), readHistory(other.ctx)]);
    expect(await allPlays(one.ctx)).toHaveLength(1);
  });

  it("The history marks where plays may be missing after more plays than Spotify keeps", async () => {
    const listener = await connected();
    await setPlays(listener, ...range(10));
    await readHistory(listener.ctx);
    await setPlays(listener, ...range(70));
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 50, possiblyMissed: true });
    await setPlays(listener, ...range(75));
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 5, possiblyMissed: false });
    const plays = await allPlays(listener.ctx);
    expect(urisOf(plays)).toEqual(urisNewestFirst([...range(10), ...range(55, 20)]));
    expect(urisOf(plays.filter(play => play.possiblyMissedBefore))).toEqual([trackUri(20)]);
  });

  it("The first read of a full history reports no missing plays", async () => {
    const listener = await connected();
    await setPlays(listener, ...range(80));
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 50, possiblyMissed: false });
    await setPlays(listener, ...range(129));
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 49, possiblyMissed: false });
    expect((await allPlays(listener.ctx)).filter(play => play.possiblyMissedBefore)).toEqual([]);
  });

  it("Offline plays that arrive late are not reported as a gap", async () => {
    const listener = await connected();
    await setPlays(listener, ...range(52));
    await readHistory(listener.ctx);
    const offline = { uri: trackUri(70), playedAt: new Date(evening).toISOString() };
    const rest = range(49, 3).map(track => ({
      uri: trackUri(track),
      playedAt: new Date(evening + track * 3 * minute).toISOString(),
    }));
    await control("PUT", `players/${listener.spotifyUser}`, { recentlyPlayed: [...rest.reverse(), offline] });
    expect(await readHistory(listener.ctx)).toMatchObject({ added: 1, possiblyMissed: false });
    const plays = await allPlays(listener.ctx);
    expect(urisOf(plays).slice(-2)).toEqual([trackUri(2), trackUri(70)]);
    expect(plays.filter(play => play.possiblyMissedBefore)).toEqual([]);
  });

  it("A read records its time and the next one, which is sooner if the person is playing", async () => {
    const { ctx } = await connected();
    const waitAfterRead = async () => {
      const { nextReadAt } = await readHistory(ctx);
      const list = await listHistory(ctx, { limit: 1 });
      expect(list.nextReadAt).toBe(nextReadAt.toISOString());
      expect(Date.now() - Date.parse(list.readAt ?? "")).toBeLessThan(10_000);
      return nextReadAt.getTime() - Date.parse(list.readAt ?? "");
    };
    expect(await listHistory(ctx, { limit: 1 })).toMatchObject({ readAt: null, nextReadAt: null });
    expect(await waitAfterRead()).toBeGreaterThan(2.5 * hour);
    const playingAt = (fetchedAt: Date) => ({
      state: { isPlaying: true, fetchedAt: fetchedAt.toISOString() },
    });
    await prisma().playerWatch.create({
      data: { userId: ctx.userId, nextPollAt: new Date(), ...playingAt(new Date()) },
    });
    expect(await waitAfterRead()).toBeLessThan(2.2 * hour);
    await prisma().playerWatch.update({
      where: { userId: ctx.userId },
      data: playingAt(new Date(Date.now() - 5 * minute)),
    });
    expect(await waitAfterRead()).toBeGreaterThan(2.5 * hour);
  });
});

describe("a day of continuous music", () => {
  it("A day of continuous music is stored completely by the scheduled reads", async () => {
    const { ctx, spotifyUser } = await connected();
    const playlistId = await playlist(spotifyUser, { trackIds: range(100).map(trackId) });
    await control("PUT", `players/${spotifyUser}`, {
      devices: [{ id: "desk", name: "Desk", isActive: true }],
      state: { contextUri: `spotify:playlist:${playlistId}`, repeatState: "context" },
    });
    let [reads, passedMs] = [0, 0];
    while (passedMs < 24 * hour) {
      const { nextReadAt, possiblyMissed } = await readHistory(ctx);
      expect(possiblyMissed).toBe(false);
      const { readAt } = await listHistory(ctx, { limit: 1 });
      const waitMs = nextReadAt.getTime() - Date.parse(readAt ?? "");
      await control("POST", "clock", { advanceMs: waitMs });
      passedMs += waitMs;
      reads++;
    }
    const plays = await allPlays(ctx);
    // Each song starts when the one before ends, so none is missing and none is stored twice.
    const gaps = plays.slice(1).map((play, index) => {
      const after = plays[index] as Play;
      return Date.parse(after.playedAt) - Date.parse(play.playedAt) - after.song.durationMs;
    });
    expect(new Set(gaps)).toEqual(new Set([0]));
    expect(plays.length).toBeGreaterThan(420);
    expect(plays[0]?.contextUri).toBe(`spotify:playlist:${playlistId}`);
    expect(reads).toBeLessThanOrEqual(13);
  });
});
