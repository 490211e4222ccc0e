import { describe, expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import {
  addPolledPlays,
  addSongs,
  createListener,
  oneSong,
  playAt,
  type TestSong,
} from "@/testing/statistics/listening";
import { readStatistics, readTop } from "@/testing/statistics/views";
import { getFiguresOf } from "./get-figures-of";

const minute = 60_000;

describe("what counts", () => {
  it("Plays are streams of 30 seconds or more, and minutes count all of them", async () => {
    const { ctx } = await createListener(oneSong, [
      { at: "2025-01-01T10:00:00Z", ms: 29_999, skipped: true },
      { at: "2025-01-01T10:10:00Z", ms: 30_000 },
      { at: "2025-01-01T10:20:00Z", ms: 60_001 },
      { at: "2025-01-01T10:30:00Z", ms: 0 },
    ]);
    expect(await readStatistics(ctx)).toMatchObject({ plays: 2, minutes: 2, skips: 1, songs: 1 });
  });

  it("A session ends when nothing plays for more than 30 minutes", async () => {
    const { ctx } = await createListener(oneSong, [
      { at: "2025-01-01T10:00:00Z", ms: 10 * minute },
      { at: "2025-01-01T10:40:00Z", ms: 10 * minute },
      { at: "2025-01-01T11:20:01Z", ms: 5 * minute },
      { at: "2025-01-01T23:55:00Z", ms: 4 * minute },
    ]);
    expect(await readStatistics(ctx)).toMatchObject({ sessions: 3, longestSessionMinutes: 20 });
  });

  it("Private sessions count only after the person has chosen so", async () => {
    const { ctx } = await createListener(oneSong, [
      { at: "2025-01-01T10:00:00Z", isPrivate: true },
      playAt("2025-01-02T10:00:00Z"),
    ]);
    expect(await readStatistics(ctx)).toMatchObject({ plays: 1, usesPrivateSessions: false });
    await updateMe(ctx, { statistics: { private: true } });
    expect(await readStatistics(ctx)).toMatchObject({ plays: 2, usesPrivateSessions: true });
  });

  it("Polled plays count only after the person has agreed, as long as the song or the time since the play before", async () => {
    const ctx = await createUser();
    const [song = ""] = await addSongs(ctx, oneSong);
    await addPolledPlays(
      ctx,
      ["2025-01-01T10:00:00Z", "2025-01-01T10:01:00Z", "2025-01-01T10:10:00Z"].map(time => ({
        song,
        at: time,
      })),
    );
    expect(await readStatistics(ctx)).toMatchObject({ plays: 0, dataFrom: null });
    await updateMe(ctx, { statistics: { polled: true } });
    // 200, 60 and 200 seconds.
    expect(await readStatistics(ctx)).toMatchObject({
      plays: 3,
      minutes: 8,
      coverage: [{ source: "polling" }],
    });
  });

  it("Episodes are left out", async () => {
    const { ctx, ids } = await createListener(oneSong, [playAt("2025-01-01T10:00:00Z")]);
    await sql("UPDATE songs SET uri = 'spotify:episode:x' WHERE id = $1", [ids[0]]);
    await sql("UPDATE plays SET source = source WHERE user_id = $1", [ctx.userId]);
    expect(await readStatistics(ctx)).toMatchObject({ plays: 0, minutes: 0 });
  });

  it("The coverage says which months have plays from files, which are polled, and which have none", async () => {
    const { ctx, ids } = await createListener(oneSong, [
      playAt("2025-01-10T10:00:00Z"),
      playAt("2025-04-10T10:00:00Z"),
    ]);
    await addPolledPlays(ctx, [
      { song: ids[0] ?? "", at: "2025-04-20T10:00:00Z" },
      { song: ids[0] ?? "", at: "2025-05-20T10:00:00Z" },
    ]);
    await updateMe(ctx, { statistics: { polled: true } });
    expect((await readStatistics(ctx)).coverage).toEqual([
      { from: "2025-01-01", to: "2025-01-31", source: "files" },
      { from: "2025-02-01", to: "2025-03-31", source: "none" },
      { from: "2025-04-01", to: "2025-04-30", source: "both" },
      { from: "2025-05-01", to: "2025-05-31", source: "polling" },
    ]);
  });
});

describe("the same song under several ids", () => {
  const versions: TestSong[] = [
    { title: "Low Tide", artists: ["The Harbor Lights"], album: "Sea", isrc: "A" },
    { title: "LOW TIDE!", artists: ["Harbor Lights, The"], album: "Sea (Deluxe)", isrc: "a" },
    { title: "Low tide", artists: ["The Harbor Lights", "Guest"], album: "Best of", albumId: "x" },
    { title: "Low Tide", artists: ["Somebody else"], album: "Best of", albumId: "x" },
  ];

  it("Versions with the same ISRC, or the same title and first artist, are one song, or several if the person wants", async () => {
    const { ctx } = await createListener(
      versions,
      versions.map((_, song) => ({ song, at: `2025-01-0${song + 1}T10:00:00Z` })),
    );
    expect(await readStatistics(ctx)).toMatchObject({ songs: 2, newSongs: 2, albums: 3 });
    expect(await readStatistics(ctx, { merge: "false" })).toMatchObject({ songs: 4, newSongs: 4 });
    expect((await readTop(ctx, { kind: "songs" })).map(([, plays]) => plays)).toEqual([3, 1]);
    expect(await readTop(ctx, { kind: "songs", merge: "false" })).toHaveLength(4);
  });

  it("New names of a song count from the next look", async () => {
    const { ctx, ids } = await createListener(versions, [
      { song: 0, at: "2025-01-01T10:00:00Z" },
      { song: 3, at: "2025-01-02T10:00:00Z" },
    ]);
    expect((await readStatistics(ctx)).songs).toBe(2);
    await sql(`UPDATE songs SET artists = '[{"id": null, "name": "the harbor lights"}]' WHERE id = $1`, [
      ids[3],
    ]);
    expect(await readStatistics(ctx)).toMatchObject({ songs: 1, artists: 1 });
  });

  it("A song counts for each of its artists", async () => {
    const { ctx } = await createListener(versions, [{ song: 2, at: "2025-01-01T10:00:00Z" }]);
    expect(await readTop(ctx, { kind: "artists" })).toEqual(
      expect.arrayContaining([
        ["The Harbor Lights", 1],
        ["Guest", 1],
      ]),
    );
  });

  it("A song, an artist and an album have figures of their own, and what was never heard has none", async () => {
    const { ctx, ids } = await createListener(versions, [
      { song: 0, at: "2025-01-01T10:00:00Z" },
      { song: 1, at: "2025-03-01T10:00:00Z" },
      { song: 3, at: "2025-03-02T10:00:00Z" },
    ]);
    const song = await getFiguresOf(ctx, { kind: "songs", songId: ids[1] });
    expect(song).toMatchObject({ plays: 2, minutes: 6, rank: { place: 1, of: 2 } });
    expect(song.first?.playedAt).toBe("2025-01-01T10:00:00.000Z");
    expect(song.months.map(({ plays }) => plays)).toEqual([1, 0, 1]);
    expect(song.songs).toHaveLength(2);
    expect(await getFiguresOf(ctx, { kind: "artists", name: "THE HARBOR LIGHTS" })).toMatchObject({
      plays: 1,
    });
    expect(
      await getFiguresOf(ctx, { kind: "albums", name: "Best of", artist: "Somebody else" }),
    ).toMatchObject({ plays: 1, artist: "Somebody else", spotifyId: "x" });
    await expect(getFiguresOf(ctx, { kind: "artists", name: "Nobody" })).rejects.toMatchObject({
      code: "not_found",
    });
    const other = await createUser();
    await expect(getFiguresOf(other, { kind: "songs", songId: ids[0] })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
