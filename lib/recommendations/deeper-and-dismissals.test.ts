import { describe, expect, it } from "vitest";
import { createUser } from "@/testing/people";
import { createPerson, recommend, songBy, times, titles } from "@/testing/recommendations";
import { clearDismissals, dismissSongs, takeBackDismissals } from "./dismiss-songs";

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
    const { id } = await createPerson([songBy("Mine")]);
    const stranger = await createUser();
    await expect(dismissSongs(stranger, [id("Mine")])).rejects.toMatchObject({ code: "not_found" });
  });
});
