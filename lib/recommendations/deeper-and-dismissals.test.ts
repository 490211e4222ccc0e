import { describe, expect, it } from "vitest";
import { createUser } from "@/testing/people";
import { addPlaylist, createPerson, recommend, songBy, times, titles } from "@/testing/recommendations";
import { clearDismissals, dismiss, takeBackDismissals } from "./dismissals";
import { listDismissals } from "./list-dismissals";

describe("deeper", () => {
  const on = (album: string, ...names: string[]) =>
    names.map(title => songBy(title, { album, artists: [`Artist of ${album}`] }));

  it("Unheard songs of an album with a loved song come, and none of other albums or already heard ones", async () => {
    const { ctx, play } = await createPerson([
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

  it("An album that is played more comes first, with its second and third song before those of others", async () => {
    const { ctx, play } = await createPerson([
      ...on("Rare", "Rare hit", "Rare 1", "Rare 2", "Rare 3"),
      ...on("Often", "Hit", "Often 1", "Often 2", "Often 3"),
    ]);
    await play("Rare hit", times(6, 10));
    await play("Hit", times(30, 10));
    const { items } = await recommend(ctx, { kind: "deeper" });
    const albums = items.map(({ song }) => song.title.split(" ")[0]);
    expect(albums).toEqual(["Often", "Often", "Often", "Rare", "Rare", "Rare"]);
  });

  it("Without plays, the albums of liked songs count", async () => {
    const { ctx, like } = await createPerson(on("Hours", "Liked", "Other"));
    await like("Liked");
    const { items } = await recommend(ctx, { kind: "deeper" });
    expect(items.map(({ song, reasons }) => [song.title, reasons])).toEqual([
      ["Other", [{ code: "albumLiked", album: "Hours", songs: 1 }]],
    ]);
  });
});

describe("dismissals", () => {
  const songs = (...songIds: string[]) => ({ songIds, artists: [] });
  const artists = (...names: string[]) => ({ songIds: [], artists: names });

  it("A dismissed song comes in no kind, nor does another version of it, until that is undone", async () => {
    const { ctx, id, play } = await createPerson([
      songBy("Single", { isrc: "DEA000000002" }),
      songBy("Album version", { isrc: "DEA000000002" }),
      songBy("Other"),
    ]);
    await play("Single", times(5, 200));
    await play("Album version", times(8, 300));
    await play("Other", times(8, 300));
    const kinds = ["forgotten", "mix"];
    const all = () => Promise.all(kinds.map(async kind => (await titles(ctx, { kind })).sort()));
    expect(await all()).toEqual(kinds.map(() => ["Album version", "Other"]));
    await dismiss(ctx, songs(id("Single"), id("Single")));
    expect(await all()).toEqual(kinds.map(() => ["Other"]));
    expect((await recommend(ctx, { kind: "mix" })).dismissed).toBe(1);
    await takeBackDismissals(ctx, songs(id("Single")));
    expect(await all()).toEqual(kinds.map(() => ["Album version", "Other"]));
    await dismiss(ctx, songs(id("Single"), id("Other")));
    await clearDismissals(ctx);
    expect((await recommend(ctx, { kind: "mix" })).dismissed).toBe(0);
  });

  it("A song of somebody else cannot be dismissed", async () => {
    const { id } = await createPerson([songBy("Mine")]);
    const stranger = await createUser();
    await expect(dismiss(stranger, songs(id("Mine")))).rejects.toMatchObject({ code: "not_found" });
  });

  it("No kind has a song of a dismissed artist, also one with others or of other spelling, until that is undone", async () => {
    const { ctx, id, play, like } = await createPerson([
      songBy("Solo", { artists: ["Ada"], album: "Hours" }),
      songBy("Duet", { artists: ["Ben", "ADA"] }),
      songBy("Unheard", { artists: ["Ada"], album: "Hours" }),
      songBy("Other", { artists: ["Ben"] }),
      songBy("Seed", { artists: ["Cem"] }),
    ]);
    for (const title of ["Solo", "Duet", "Other"]) await play(title, times(8, 300));
    await like("Solo");
    await addPlaylist(ctx, "Together", ["Solo", "Duet", "Other", "Seed"].map(id));
    const all = async () => ({
      mix: (await titles(ctx, { kind: "mix" })).sort(),
      forgotten: (await titles(ctx, { kind: "forgotten" })).sort(),
      together: (await titles(ctx, { kind: "together", seed: id("Seed") })).sort(),
      deeper: await titles(ctx, { kind: "deeper" }),
    });
    const before = await all();
    const three = ["Duet", "Other", "Solo"];
    expect(before).toEqual({ mix: three, forgotten: three, together: three, deeper: ["Unheard"] });
    await dismiss(ctx, artists("Ada"));
    expect(await all()).toEqual({ mix: ["Other"], forgotten: ["Other"], together: ["Other"], deeper: [] });
    expect(await recommend(ctx, { kind: "mix" })).toMatchObject({ dismissed: 0, dismissedArtists: 1 });
    await takeBackDismissals(ctx, artists("aDA"));
    expect(await all()).toEqual(before);
    await dismiss(ctx, artists("Ada"));
    await clearDismissals(ctx);
    expect(await all()).toEqual(before);
  });

  it("Dismissed songs and artists are listed for their owner, the last one first", async () => {
    const { ctx, id } = await createPerson([songBy("Mine"), songBy("Yours")]);
    await dismiss(ctx, songs(id("Mine")));
    await dismiss(ctx, artists("Artist of Yours"));
    const first = await listDismissals(ctx, { limit: 1 });
    expect(first.items).toMatchObject([{ kind: "artist", artist: "Artist of Yours" }]);
    const rest = await listDismissals(ctx, { limit: 1, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({
      items: [{ kind: "song", song: { id: id("Mine"), isLiked: false } }],
      nextCursor: null,
    });
    const stranger = await createUser();
    expect((await listDismissals(stranger, { limit: 1 })).items).toEqual([]);
    await expect(dismiss(stranger, artists("Artist of Yours"))).rejects.toMatchObject({ code: "not_found" });
  });
});
