import { afterAll, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { listSongs } from "@/lib/library/list-songs";
import { likeSong } from "@/lib/liked/like-song";
import { listLikedSongs } from "@/lib/liked/list-liked-songs";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { onlyDeep } from "@/testing/depth";
import { runImport, runJob } from "@/testing/library/imports";
import { allPlaylists, findPlaylist, readAll, urisOf } from "@/testing/library/library";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const { connected, control, fault, playlist } = await simulated();
afterAll(closeQueue);

const trackIds = (numbers: number[]) => numbers.map(trackId);
const trackUris = (numbers: number[]) => numbers.map(trackUri);
const localFile = "spotify:local:Artist:Album:Title:200";

const rateLimited = { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests" };
const endPauses = (clientId: string) => prisma().spotifyCooldown.deleteMany({ where: { clientId } });

const likedUris = async (ctx: UserContext) =>
  (await readAll(cursor => listLikedSongs(ctx, { limit: 100, ...(cursor && { cursor }) }))).map(
    ({ song }) => song.uri,
  );
const playlistNames = async (ctx: UserContext) => (await allPlaylists(ctx)).map(({ name }) => name).sort();
const unfollow = (ctx: UserContext, id: string) =>
  getUserSpotifyClient(ctx).unsave([`spotify:playlist:${id}`]);

deepIt("A local file liked in Tonearm stays liked after likes and unlikes on Spotify", async () => {
  const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(60)) });
  await playlist(spotifyUser, { name: "With a file", items: [localFile] });
  await runImport(ctx);
  const { items } = await listSongs(ctx, { limit: 100 });
  await likeSong(ctx, items.find(({ uri }) => uri === localFile)?.id ?? "");
  const onlyLiked = { playlists: [] };
  expect(await runImport(ctx, onlyLiked)).toMatchObject({
    counts: { added: 0, removed: 0, unchanged: 60, skipped: 0 },
    spotifyCalls: 1,
  });
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds([99, ...range(60)]) });
  expect(await runImport(ctx, onlyLiked)).toMatchObject({
    counts: { added: 1, removed: 0, unchanged: 60, skipped: 0 },
    spotifyCalls: 1,
  });
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds([99, ...range(59)]) });
  expect(await runImport(ctx, onlyLiked)).toMatchObject({
    counts: { removed: 1, unchanged: 60, skipped: 0 },
  });
  expect((await likedUris(ctx)).sort()).toEqual([localFile, ...trackUris([99, ...range(59)])].sort());
});

deepIt(
  "A refusal by Spotify removes nothing from a published playlist that no import has read yet",
  async () => {
    const { ctx } = await connected();
    const { id } = await createPlaylist(ctx, { name: "Mine", description: "" });
    await addTracks(ctx, id, { songIds: [], uris: trackUris([1, 2]) });
    const { spotifyId } = await publishPlaylist(ctx, id);
    const refused = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };
    await fault(`/v1/playlists/${spotifyId}/items`, refused, "GET");
    expect(await runImport(ctx)).toMatchObject({ state: "completed", counts: { removed: 0, skipped: 2 } });
    expect(await urisOf(ctx, id)).toEqual(trackUris([1, 2]));
    expect(await runImport(ctx)).toMatchObject({ counts: { unchanged: 2, skipped: 0 } });
  },
);

deepIt("Items of deleted playlists are still counted after the import was interrupted", async () => {
  const { ctx, clientId, spotifyUser } = await connected({ likedTrackIds: trackIds([1]) });
  const deletedId = await playlist(spotifyUser, { name: "Gone", trackIds: trackIds([1, 2, 3]) });
  await playlist(spotifyUser, { name: "Kept", trackIds: trackIds([4]) });
  await runImport(ctx);
  await unfollow(ctx, deletedId);
  await fault("/v1/me/tracks", rateLimited);
  const waiting = await runImport(ctx);
  expect(waiting).toMatchObject({ state: "waiting", counts: { removed: 3 } });
  await endPauses(clientId);
  expect(await runJob(ctx, waiting.id)).toMatchObject({
    state: "completed",
    counts: { playlists: 1, added: 0, removed: 3, unchanged: 2 },
  });
});

it("A playlist that Spotify hides is kept, and a playlist that is deleted later is still removed", async () => {
  const { ctx, spotifyUser } = await connected();
  const [hiddenId, deletedId] = [
    await playlist(spotifyUser, { name: "Hidden", trackIds: trackIds([1]) }),
    await playlist(spotifyUser, { name: "Gone", trackIds: trackIds([1, 2, 3]) }),
  ];
  await playlist(spotifyUser, { name: "Kept", trackIds: trackIds([4]) });
  await runImport(ctx);
  await playlist("spotify", { followers: [spotifyUser] }, hiddenId);
  expect(await runImport(ctx)).toMatchObject({ counts: { playlists: 2, removed: 0, skipped: 1 } });
  expect(await playlistNames(ctx)).toEqual(["Gone", "Hidden", "Kept"]);
  expect(await urisOf(ctx, (await findPlaylist(ctx, "Hidden")).id)).toEqual(trackUris([1]));
  await unfollow(ctx, deletedId);
  expect(await runImport(ctx)).toMatchObject({ counts: { playlists: 1, removed: 3, skipped: 1 } });
  expect(await playlistNames(ctx)).toEqual(["Hidden", "Kept"]);
});

deepIt(
  "A list that is edited in Tonearm during both tries is skipped with a reason and read by the next import",
  async () => {
    const { ctx, spotifyUser } = await connected({ likedTrackIds: trackIds(range(3)) });
    const items = [...trackUris([1, 2]), localFile, null];
    const list = await playlist(spotifyUser, { name: "Busy", items });
    await runImport(ctx);
    await playlist(spotifyUser, { items: [...items, trackUri(3)] }, list);
    await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds(range(4)) });
    const edit = async () => {
      const where = { userId: ctx.userId };
      await prisma().playlist.updateMany({ where, data: { editedAt: new Date() } });
      await prisma().librarySync.updateMany({ where, data: { likedEditedAt: new Date() } });
    };
    await edit();
    const editing = setInterval(edit, 200);
    const job = await runImport(ctx).finally(() => clearInterval(editing));
    expect(job).toMatchObject({
      state: "completed",
      counts: { playlists: 1, added: 0, removed: 0, unchanged: 0, skipped: 5 + 4 },
      skipped: [
        {
          reason: "edited",
          count: 9,
          examples: ["Busy", "your liked songs"],
        },
      ],
    });
    expect(await urisOf(ctx, (await findPlaylist(ctx, "Busy")).id)).toEqual(items);
    expect(await likedUris(ctx)).toEqual(trackUris(range(3)));
    expect((await runImport(ctx)).counts).toMatchObject({ added: 2, unchanged: 2 + 3, skipped: 2 });
  },
  30_000,
);

deepIt("Pages of liked songs read before a long pause are not mixed with pages read after it", async () => {
  const { ctx, clientId, spotifyUser } = await connected({ likedTrackIds: trackIds(range(250)) });
  await runImport(ctx);
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds(range(249)) });
  await fault("/v1/me/tracks", { times: 2, delayMs: 1 });
  await fault("/v1/me/tracks", rateLimited);
  const waiting = await runImport(ctx);
  expect(waiting).toMatchObject({ state: "waiting" });
  await endPauses(clientId);
  await prisma().syncPage.updateMany({ where: { jobId: waiting.id }, data: { readAt: new Date(0) } });
  await control("PATCH", `users/${spotifyUser}`, { likedTrackIds: trackIds(range(200)) });
  expect(await runJob(ctx, waiting.id)).toMatchObject({ state: "completed", counts: { removed: 50 } });
  expect(await likedUris(ctx)).toEqual(trackUris(range(200)));
});
