import { describe, expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { recommendationsQuery } from "@/lib/schemas/recommendations";
import { createUser } from "@/testing/people";
import {
  addFilePlays,
  addImport,
  addPolledPlays,
  addSongs,
  type TestSong,
} from "@/testing/statistics/listening";
import { clearDismissals, dismissSongs, takeBackDismissals } from "./dismiss-songs";
import { listRecommendations } from "./list-recommendations";

const day = 86_400_000;
const minute = 60_000;
const ago = (days: number, minutes = 0) => new Date(Date.now() - days * day + minutes * minute).toISOString();

const recommend = (ctx: UserContext, query: object) =>
  listRecommendations(ctx, recommendationsQuery.parse(query));
const titles = async (ctx: UserContext, query: object) =>
  (await recommend(ctx, query)).items.map(({ song }) => song.title);

const song = (title: string, more: Partial<TestSong> = {}): TestSong => ({
  title,
  artists: [`Artist of ${title}`],
  ...more,
});

async function person(songs: readonly TestSong[], timeZone = "Europe/Paris") {
  const ctx = await createUser();
  await updateMe(ctx, { timeZone });
  const ids = await addSongs(ctx, songs);
  const importId = await addImport(ctx);
  const id = (title: string) => ids[songs.findIndex(each => each.title === title)] ?? "";
  return {
    ctx,
    id,
    /** Adds plays at so many days ago, in minutes after one another. */
    play: (
      title: string,
      days: readonly number[],
      more: { ms?: number; skipped?: boolean; minutes?: number } = {},
    ) => {
      const { minutes = 0, ...rest } = more;
      return addFilePlays(
        ctx,
        importId,
        days.map(each => ({
          song: id(title),
          at: ago(each, minutes),
          ms: 3 * minute,
          skipped: false,
          ...rest,
        })),
      );
    },
    like: (title: string, days = 400) =>
      sql("INSERT INTO liked_songs (song_id, user_id, added_at) VALUES ($1, $2, $3)", [
        id(title),
        ctx.userId,
        ago(days),
      ]),
  };
}

async function addPlaylist(
  { userId }: UserContext,
  name: string,
  songIds: readonly string[],
): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "INSERT INTO playlists (user_id, name, origin, track_count) VALUES ($1, $2, 'local', $3) RETURNING id",
    [userId, name, songIds.length],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $1, place - 1, id, 'song', now() - interval '400 days' FROM unnest($2::uuid[]) WITH ORDINALITY AS ids(id, place)`,
    [row?.id, songIds],
  );
  return row?.id ?? "";
}

const times = (count: number, from: number, step = 1) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe("forgotten", () => {
  it("Songs that were played often and then not for 90 days are forgotten, with the year of most plays as the reason", async () => {
    const { ctx, play } = await person([song("Loved"), song("Recent"), song("Once")]);
    await play("Loved", times(8, 500));
    await play("Loved", [200]);
    await play("Recent", times(9, 300));
    await play("Recent", [80]);
    await play("Once", [300]);
    const { items, restsOn } = await recommend(ctx, { kind: "forgotten" });
    expect(restsOn).toBe("plays");
    expect(items.map(({ song }) => song.title)).toEqual(["Loved"]);
    expect(items[0]?.reasons).toEqual([
      {
        code: "plays",
        plays: 9,
        year: expect.any(Number),
        yearPlays: expect.any(Number),
        lastPlayedAt: expect.stringContaining(ago(200).slice(0, 10)),
      },
    ]);
  });

  it("A song that was often skipped was not loved", async () => {
    const { ctx, play } = await person([song("Skipped"), song("Loved")]);
    await play("Skipped", times(6, 300));
    await play("Skipped", times(6, 400), { ms: 5000, skipped: true });
    await play("Loved", times(6, 300));
    expect(await titles(ctx, { kind: "forgotten" })).toEqual(["Loved"]);
  });

  it("A song whose other version was played lately is not forgotten", async () => {
    const { ctx, play } = await person([
      song("Single", { isrc: "DEA000000001" }),
      song("Album version", { isrc: "DEA000000001" }),
    ]);
    await play("Single", times(8, 300));
    await play("Album version", [10]);
    expect(await titles(ctx, { kind: "forgotten" })).toEqual([]);
  });

  it("Polled plays count only after the person has agreed", async () => {
    const { ctx, id, play } = await person([song("Polled"), song("Imported")]);
    await addPolledPlays(
      ctx,
      times(8, 300).map(days => ({ song: id("Polled"), at: ago(days) })),
    );
    await play("Imported", times(8, 300));
    expect(await titles(ctx, { kind: "forgotten" })).toEqual(["Imported"]);
    await updateMe(ctx, { statistics: { polled: true } });
    expect((await titles(ctx, { kind: "forgotten" })).sort()).toEqual(["Imported", "Polled"]);
  });

  it("Without plays the songs that were liked long ago come, and the reply says that it rests on the library", async () => {
    const { ctx, like } = await person([song("Old"), song("Older"), song("New")]);
    await like("Old", 400);
    await like("Older", 900);
    await like("New", 5);
    const { items, restsOn } = await recommend(ctx, { kind: "forgotten" });
    expect(restsOn).toBe("library");
    expect(items.map(({ song }) => song.title)).toEqual(["Older", "Old"]);
    expect(items[0]?.reasons).toMatchObject([{ code: "liked" }]);
  });
});

describe("mix", () => {
  const many = Array.from({ length: 30 }, (_, index) => song(`Song ${index}`));

  it("A mix has songs that were not heard for 60 days, at most two by an artist", async () => {
    const duo = ["A", "B", "C"].map(title => song(title, { artists: ["Same"] }));
    const { ctx, play } = await person([...duo, song("Recent"), song("Other")]);
    for (const title of ["A", "B", "C", "Other"]) await play(title, times(4, 100));
    await play("Recent", times(4, 59));
    const mix = await titles(ctx, { kind: "mix" });
    expect(mix).toHaveLength(3);
    expect(mix).toContain("Other");
  });

  it("A mix stays the same all day, whatever is played and liked, and is another one on the next day", async () => {
    const { ctx, play, like } = await person(many);
    for (const { title } of many) await play(title, times(3, 100));
    const mix = await titles(ctx, { kind: "mix", limit: 10 });
    for (const title of mix.slice(0, 2)) await play(title, [0]);
    await like(many.find(({ title }) => !mix.includes(title))?.title ?? "", 0);
    await play(many.find(({ title }) => !mix.includes(title))?.title ?? "", [0]);
    expect(await titles(ctx, { kind: "mix", limit: 10 })).toEqual(mix);
    // East of the date line the next day has begun, or west of it today has not.
    const days = new Map<string, string[]>();
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      await updateMe(ctx, { timeZone });
      const reply = await recommend(ctx, { kind: "mix", limit: 10 });
      days.set(
        reply.day,
        reply.items.map(({ song }) => song.title),
      );
    }
    expect(days.size).toBe(2);
    const [first, second] = [...days.values()];
    expect(first).not.toEqual(second);
  });

  it("Without plays a mix comes from liked songs and playlists", async () => {
    const { ctx, id, like } = await person([song("Liked"), song("Collected"), song("Neither")]);
    await like("Liked");
    await addPlaylist(ctx, "Road", [id("Collected")]);
    const { items, restsOn } = await recommend(ctx, { kind: "mix" });
    expect(restsOn).toBe("library");
    expect(Object.fromEntries(items.map(({ song, reasons }) => [song.title, reasons[0]?.code]))).toEqual({
      Liked: "liked",
      Collected: "inPlaylist",
    });
  });
});

describe("together", () => {
  it("Songs of the same sessions come first, with the song and the days as the reason", async () => {
    const { ctx, id, play } = await person([song("Seed"), song("Near"), song("Once"), song("Later")]);
    for (const days of [10, 20, 30]) {
      await play("Seed", [days]);
      await play("Near", [days], { minutes: 4 });
      // The pause before it ends the session.
      await play("Later", [days], { minutes: 50 });
    }
    await play("Once", [10], { minutes: 8 });
    const { items, seed } = await recommend(ctx, { kind: "together", seed: id("Seed") });
    expect(seed).toEqual({ kind: "song", id: id("Seed"), name: "Seed" });
    expect(items.map(({ song, reasons }) => [song.title, reasons])).toEqual([
      ["Near", [{ code: "sessions", days: 3, song: "Seed" }]],
    ]);
  });

  it("A session over midnight in UTC is one day of a person for whom it is one evening", async () => {
    const { ctx, id } = await person([song("Seed"), song("Near")], "America/Los_Angeles");
    const importId = await addImport(ctx);
    for (const at of ["2024-05-06T23:45:00Z", "2024-05-07T00:15:00Z"])
      await addFilePlays(ctx, importId, [
        { song: id("Seed"), at, ms: 3 * minute },
        { song: id("Near"), at: new Date(Date.parse(at) + 4 * minute).toISOString(), ms: 3 * minute },
      ]);
    expect(await titles(ctx, { kind: "together", seed: id("Seed") })).toEqual([]);
  });

  it("A song that is played all the time is not closer than one that is played with the seed only", async () => {
    const { ctx, id, play } = await person([song("Seed"), song("Near"), song("Everywhere")]);
    for (const days of [10, 20, 30]) {
      await play("Seed", [days]);
      await play("Everywhere", [days], { minutes: 4 });
      await play("Near", [days], { minutes: 8 });
    }
    await play("Everywhere", times(60, 40));
    expect(await titles(ctx, { kind: "together", seed: id("Seed") })).toEqual(["Near", "Everywhere"]);
  });

  it("Songs of the same playlists come, those of short playlists first", async () => {
    const { ctx, id } = await person([
      song("Seed"),
      song("Short"),
      ...times(30, 0).map(n => song(`Long ${n}`)),
    ]);
    await addPlaylist(ctx, "Two", [id("Seed"), id("Short")]);
    await addPlaylist(ctx, "All", [id("Seed"), ...times(30, 0).map(n => id(`Long ${n}`))]);
    const { items } = await recommend(ctx, { kind: "together", seed: id("Seed") });
    expect(items[0]).toMatchObject({
      song: { title: "Short" },
      reasons: [{ code: "playlists", count: 1, playlist: "Two" }],
    });
  });

  it("A playlist as the seed brings songs that it does not have", async () => {
    const { ctx, id } = await person(["A", "B", "C", "D"].map(title => song(title)));
    const seed = await addPlaylist(ctx, "Seed", [id("A"), id("B")]);
    await addPlaylist(ctx, "Other", [id("A"), id("B"), id("C")]);
    await addPlaylist(ctx, "Strange", [id("D")]);
    const reply = await recommend(ctx, { kind: "together", seed });
    expect(reply.seed).toEqual({ kind: "playlist", id: seed, name: "Seed" });
    expect(reply.items.map(({ song }) => song.title)).toEqual(["C"]);
  });

  it("Without a seed, songs go with the ones that were played most in the latest two months of the data", async () => {
    const { ctx, play } = await person([song("Now"), song("With it"), song("Then"), song("With that")]);
    for (const days of [400, 402, 404]) {
      await play("Now", [days]);
      await play("With it", [days], { minutes: 4, ms: 5 * minute, skipped: true });
      await play("Then", [days + 300]);
      await play("With that", [days + 300], { minutes: 4 });
    }
    expect(await titles(ctx, { kind: "together" })).toEqual(["With it"]);
  });

  it("A song or playlist of somebody else is not found as a seed", async () => {
    const { ctx, id } = await person([song("Mine")]);
    const stranger = await createUser();
    const seed = await addPlaylist(ctx, "Mine", [id("Mine")]);
    for (const each of [seed, id("Mine")])
      await expect(recommend(stranger, { kind: "together", seed: each })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

describe("deeper", () => {
  const on = (album: string, ...names: string[]) =>
    names.map(title => song(title, { album, artists: [`Artist of ${album}`] }));

  it("Unheard songs of an album with a loved song come, and none of other albums or already heard ones", async () => {
    const { ctx, play } = await person([
      ...on("Hours", "Loved", "Heard", "Unheard"),
      ...on("Unknown", "Stranger"),
      ...on("Whole", "All of it"),
      { title: "heard", artists: ["Artist of Hours"], album: "Hours" },
    ]);
    await play("Loved", times(6, 10));
    await play("Heard", [10]);
    await play("All of it", times(6, 10));
    const { items } = await recommend(ctx, { kind: "deeper" });
    expect(items.map(({ song, reasons }) => [song.title, reasons])).toEqual([
      ["Unheard", [{ code: "albumPlayed", album: "Hours", songs: 2, plays: 7 }]],
    ]);
  });

  it("Without plays, the albums of liked songs count", async () => {
    const { ctx, like } = await person(on("Hours", "Liked", "Other"));
    await like("Liked");
    const { items } = await recommend(ctx, { kind: "deeper" });
    expect(items.map(({ song, reasons }) => [song.title, reasons])).toEqual([
      ["Other", [{ code: "albumLiked", album: "Hours", songs: 1 }]],
    ]);
  });
});

describe("dismissals", () => {
  it("A dismissed song comes in no kind, nor does another version of it, until that is undone", async () => {
    const { ctx, id, play } = await person([
      song("Single", { isrc: "DEA000000002" }),
      song("Album version", { isrc: "DEA000000002" }),
      song("Other"),
    ]);
    await play("Single", times(5, 200));
    await play("Album version", times(8, 300));
    await play("Other", times(8, 300));
    const kinds = ["forgotten", "mix"];
    const all = () => Promise.all(kinds.map(async kind => (await titles(ctx, { kind })).sort()));
    expect(await all()).toEqual(kinds.map(() => ["Album version", "Other"]));
    await dismissSongs(ctx, [id("Single"), id("Single")]);
    expect(await all()).toEqual(kinds.map(() => ["Other"]));
    expect((await recommend(ctx, { kind: "mix" })).dismissed).toBe(1);
    await takeBackDismissals(ctx, [id("Single")]);
    expect(await all()).toEqual(kinds.map(() => ["Album version", "Other"]));
    await dismissSongs(ctx, [id("Single"), id("Other")]);
    await clearDismissals(ctx);
    expect((await recommend(ctx, { kind: "mix" })).dismissed).toBe(0);
  });

  it("A song of somebody else cannot be dismissed", async () => {
    const { id } = await person([song("Mine")]);
    const stranger = await createUser();
    await expect(dismissSongs(stranger, [id("Mine")])).rejects.toMatchObject({ code: "not_found" });
  });
});
