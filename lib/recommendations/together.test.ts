import { expect, it } from "vitest";
import { createUser } from "@/testing/people";
import {
  addPlaylist,
  createPerson,
  minute,
  recommend,
  songBy,
  times,
  titles,
} from "@/testing/recommendations";
import { addFilePlays, addImport } from "@/testing/statistics/listening";

it("Songs of the same sessions come first, with the song and the days as the reason", async () => {
  const { ctx, id, play } = await createPerson([
    songBy("Seed"),
    songBy("Near"),
    songBy("Once"),
    songBy("Later"),
  ]);
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
  const { ctx, id } = await createPerson([songBy("Seed"), songBy("Near")], "America/Los_Angeles");
  const importId = await addImport(ctx);
  for (const at of ["2024-05-06T23:45:00Z", "2024-05-07T00:15:00Z"])
    await addFilePlays(ctx, importId, [
      { song: id("Seed"), at, ms: 3 * minute },
      { song: id("Near"), at: new Date(Date.parse(at) + 4 * minute).toISOString(), ms: 3 * minute },
    ]);
  expect(await titles(ctx, { kind: "together", seed: id("Seed") })).toEqual([]);
});

it("A song that is played all the time is not closer than one that is played with the seed only", async () => {
  const { ctx, id, play } = await createPerson([songBy("Seed"), songBy("Near"), songBy("Everywhere")]);
  for (const days of [10, 20, 30]) {
    await play("Seed", [days]);
    await play("Everywhere", [days], { minutes: 4 });
    await play("Near", [days], { minutes: 8 });
  }
  await play("Everywhere", times(60, 40));
  expect(await titles(ctx, { kind: "together", seed: id("Seed") })).toEqual(["Near", "Everywhere"]);
});

it("Songs of the same playlists come, those of short playlists first", async () => {
  const { ctx, id } = await createPerson([
    songBy("Seed"),
    songBy("Short"),
    ...times(30, 0).map(n => songBy(`Long ${n}`)),
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
  const { ctx, id } = await createPerson(["A", "B", "C", "D"].map(title => songBy(title)));
  const seed = await addPlaylist(ctx, "Seed", [id("A"), id("B")]);
  await addPlaylist(ctx, "Other", [id("A"), id("B"), id("C")]);
  await addPlaylist(ctx, "Strange", [id("D")]);
  const reply = await recommend(ctx, { kind: "together", seed });
  expect(reply.seed).toEqual({ kind: "playlist", id: seed, name: "Seed" });
  expect(reply.items.map(({ song }) => song.title)).toEqual(["C"]);
});

it("Without a seed, songs go with the ones that were played most in the latest two months of the data", async () => {
  const { ctx, play } = await createPerson([
    songBy("Now"),
    songBy("With it"),
    songBy("Then"),
    songBy("With that"),
  ]);
  for (const days of [400, 402, 404]) {
    await play("Now", [days]);
    await play("With it", [days], { minutes: 4, ms: 5 * minute, skipped: true });
    await play("Then", [days + 300]);
    await play("With that", [days + 300], { minutes: 4 });
  }
  expect(await titles(ctx, { kind: "together" })).toEqual(["With it"]);
});

it("A song or playlist of somebody else is not found as a seed", async () => {
  const { ctx, id } = await createPerson([songBy("Mine")]);
  const stranger = await createUser();
  const seed = await addPlaylist(ctx, "Mine", [id("Mine")]);
  for (const each of [seed, id("Mine")])
    await expect(recommend(stranger, { kind: "together", seed: each })).rejects.toMatchObject({
      code: "not_found",
    });
});
