import { afterAll, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { runImport } from "@/testing/library/imports";
import { allItems, findPlaylist, readAll } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { likeSongs, unlikeSongs } from "./like-song";
import { listLikedSongs } from "./list-liked-songs";

const { connected, playlist, requests } = await simulated();
afterAll(closeQueue);

it("Forty songs are liked and unliked with one call, and songs of other people are not found", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Mix", trackIds: range(45).map(trackId) });
  await runImport(ctx);
  const songs = await allItems(ctx, (await findPlaylist(ctx, "Mix")).id);
  const songIds = songs.flatMap(({ song }) => song?.id ?? []);
  const liked = () => readAll(cursor => listLikedSongs(ctx, { limit: 50, ...(cursor && { cursor }) }));
  const before = await liked();
  const calls = async () => (await requests("/v1/me/library")).length;
  const callsBefore = await calls();

  await likeSongs(ctx, [...songIds, ...songIds.slice(0, 1)]);
  expect(await calls()).toBe(callsBefore + 2);
  expect(new Set((await liked()).map(({ song }) => song.id))).toEqual(
    new Set([...songIds, ...before.map(({ song }) => song.id)]),
  );
  await unlikeSongs(ctx, songIds.slice(0, 40));
  expect(await calls()).toBe(callsBefore + 3);
  expect((await liked()).map(({ song }) => song.id)).not.toContain(songIds[39]);

  const stranger = await createUser();
  await expect(likeSongs(stranger, songIds)).rejects.toMatchObject({ code: "not_found" });
  expect(await calls()).toBe(callsBefore + 3);
});
