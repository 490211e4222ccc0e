import { expect, it } from "vitest";
import { prisma, sql } from "@/lib/platform/db";
import { runImport } from "@/testing/library/imports";
import { trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getArtist } from "./get-artist";
import { getSongDetails } from "./get-song-details";

const { connected, control, fault, requests } = await simulated();
const endpoint = "/v1/audio-features";

async function createSong(app: "older" | "newer") {
  const listener = await connected({ likedTrackIds: [1, 2].map(trackId) });
  await control("PATCH", `apps/${listener.clientId}`, { audioFeatures: app === "older" });
  await runImport(listener.ctx);
  const songs = await prisma().song.findMany({
    where: { userId: listener.ctx.userId },
    orderBy: { uri: "asc" },
  });
  return { ...listener, ids: songs.map(({ id }) => id) };
}

it("A song is shown with its audio features, which an older app reads once with one call", async () => {
  const { ctx, ids } = await createSong("older");
  await sql("UPDATE songs SET audio_features = NULL WHERE user_id = $1", [ctx.userId]);
  const details = await getSongDetails(ctx, ids[0] ?? "");
  expect(details).toMatchObject({
    song: { id: ids[0], isLiked: true },
    addedAt: expect.any(String),
    plays: 0,
    lastPlayedAt: null,
    audioFeatures: { tempo: expect.any(Number), key: expect.any(Number), energy: expect.any(Number) },
  });
  expect(await getSongDetails(ctx, ids[0] ?? "")).toEqual(details);
  expect(await requests(endpoint)).toHaveLength(1);
});

it("A song has the genres of its artist, for one call of an older app, and for none while the artist is cached", async () => {
  const { ctx, ids } = await createSong("older");
  const artists = "/v1/artists/";
  for (const id of ids) {
    const { song, genres } = await getSongDetails(ctx, id);
    expect(genres).toEqual((await getArtist(ctx, song.artists[0]?.id ?? "")).genres);
    const asked = await requests(artists);
    await getSongDetails(ctx, id);
    expect(await requests(artists)).toEqual(asked);
  }
  expect(new Set((await requests(artists)).map(({ path }) => path)).size).toBe(
    (await requests(artists)).length,
  );
});

it("A newer app asks for no artist because of genres, and an artist that cannot be read leaves them out", async () => {
  const newer = await createSong("newer");
  expect(await getSongDetails(newer.ctx, newer.ids[0] ?? "")).toMatchObject({ genres: [] });
  expect(await requests("/v1/artists/")).toEqual([]);
  const older = await createSong("older");
  await fault("/v1/artists/", { status: 500, times: 10 });
  expect(await getSongDetails(older.ctx, older.ids[0] ?? "")).toMatchObject({
    genres: [],
    audioFeatures: { tempo: expect.any(Number) },
  });
  await control("DELETE", "faults");
});

it("An artist that Spotify does not have is asked for once a day", async () => {
  const { ctx, ids } = await createSong("older");
  await fault("/v1/artists/", { status: 404, times: 10 });
  const before = (await requests("/v1/artists/")).length;
  for (let visit = 0; visit < 3; visit++)
    expect(await getSongDetails(ctx, ids[0] ?? "")).toMatchObject({ genres: [] });
  expect((await requests("/v1/artists/")).length).toBe(before + 1);
  await control("DELETE", "faults");
});

it("An app that may not read audio features asks once, and its songs are shown without them", async () => {
  const { ctx, ids } = await createSong("newer");
  for (const id of [...ids, ...ids])
    expect(await getSongDetails(ctx, id)).toMatchObject({ song: { id }, audioFeatures: null });
  expect((await requests(endpoint)).map(({ status }) => status)).toEqual([403]);
});

it("A song is shown without audio features while Spotify cannot answer, and with them afterwards", async () => {
  const { ctx, ids } = await createSong("older");
  await fault(endpoint, { status: 500, times: 10 });
  expect(await getSongDetails(ctx, ids[0] ?? "")).toMatchObject({ audioFeatures: null });
  await control("DELETE", "faults");
  expect(await getSongDetails(ctx, ids[0] ?? "")).toMatchObject({
    audioFeatures: { tempo: expect.any(Number) },
  });
});

it("Nobody sees the songs of somebody else", async () => {
  const { ids } = await createSong("newer");
  const { ctx } = await connected({});
  await expect(getSongDetails(ctx, ids[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
});
