import { describe, expect, it } from "vitest";
import { updateMe } from "@/lib/accounts/update-me";
import { sql } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import { addPlaylist, ago, createPerson, recommend, songBy, times, titles } from "@/testing/recommendations";
import { addImport, addPolledPlays, addSongs } from "@/testing/statistics/listening";

it("Recommendations rest on plays while the figures of a long history are computed", async () => {
  const ctx = await createUser();
  const [song] = await addSongs(ctx, [songBy("Loved")]);
  await sql(
    `INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, source)
     SELECT $1, $2, $3, start, start + interval '3 minutes', start + interval '3 minutes', 180000, 'spotify-extended'
     FROM (SELECT timestamptz '2018-01-01T03:30:00Z' + n * interval '4 hours' AS start FROM generate_series(0, 5000) n) rows`,
    [ctx.userId, song, await addImport(ctx)],
  );
  expect(await recommend(ctx, { kind: "mix" })).toMatchObject({ restsOn: "plays", items: [] });
});

describe("forgotten", () => {
  it("Songs that were played often and then not for 90 days are forgotten, with the year of most plays as the reason", async () => {
    const { ctx, play } = await createPerson([songBy("Loved"), songBy("Recent"), songBy("Once")]);
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
    const { ctx, play } = await createPerson([songBy("Skipped"), songBy("Loved")]);
    await play("Skipped", times(6, 300));
    await play("Skipped", times(6, 400), { ms: 5000, skipped: true });
    await play("Loved", times(6, 300));
    expect(await titles(ctx, { kind: "forgotten" })).toEqual(["Loved"]);
  });

  it("A song whose other version was played lately is not forgotten", async () => {
    const { ctx, play } = await createPerson([
      songBy("Single", { isrc: "DEA000000001" }),
      songBy("Album version", { isrc: "DEA000000001" }),
    ]);
    await play("Single", times(8, 300));
    await play("Album version", [10]);
    expect(await titles(ctx, { kind: "forgotten" })).toEqual([]);
  });

  it("Polled plays count only after the person has agreed", async () => {
    const { ctx, id, play } = await createPerson([songBy("Polled"), songBy("Imported")]);
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
    const { ctx, like } = await createPerson([songBy("Old"), songBy("Older"), songBy("New")]);
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
  const many = Array.from({ length: 30 }, (_, index) => songBy(`Song ${index}`));

  it("A mix has songs that were not heard for 60 days, at most two by an artist", async () => {
    const duo = ["A", "B", "C"].map(title => songBy(title, { artists: ["Same"] }));
    const { ctx, play } = await createPerson([...duo, songBy("Recent"), songBy("Other")]);
    for (const title of ["A", "B", "C", "Other"]) await play(title, times(4, 100));
    await play("Recent", times(4, 59));
    const mix = await titles(ctx, { kind: "mix" });
    expect(mix).toHaveLength(3);
    expect(mix).toContain("Other");
  });

  it("A mix stays the same all day, whatever is played and liked, and is another one on the next day", async () => {
    const { ctx, play, like } = await createPerson(many);
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
    const { ctx, id, like } = await createPerson([songBy("Liked"), songBy("Collected"), songBy("Neither")]);
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
