import { afterAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { userCaller } from "@/lib/spotify/access-token";
import { callSpotify } from "@/lib/spotify/call";
import { onlyDeep } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { allItems, allPlaylists, findPlaylist, urisOf } from "@/testing/library/library";
import { connectWithTracks } from "@/testing/library/playlists";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { addTracks } from "./add-tracks";
import { deletePlaylist } from "./delete-playlist";
import { getPlaylist } from "./get-playlist";
import { moveTracks } from "./move-tracks";
import { removeTrack } from "./remove-track";
import { updatePlaylist } from "./update-playlist";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { connected, fault, playlist, requests } = simulator;
afterAll(closeQueue);

const connectedWithTracks = (numbers: number[]) => connectWithTracks(simulator, numbers);

const forbiddenReply = { status: 403, body: { error: { status: 403, message: "Forbidden" } } };

describe("edit of a Spotify playlist", () => {
  deepIt(
    "An import waits two seconds after the end of a slow edit before it reads the playlist",
    async () => {
      const { ctx, id, spotifyId } = await connectedWithTracks([0]);
      const items = `/v1/playlists/${spotifyId}/items`;
      await fault(items, { delayMs: 2_000 }, "POST");
      await addTracks(ctx, id, { songIds: [], uris: [trackUri(0)] });
      await runImport(ctx);
      const [writtenAt, readAt] = (await requests(items)).slice(-2).map(({ at }) => Date.parse(at));
      expect((readAt ?? 0) - (writtenAt ?? 0)).toBeGreaterThanOrEqual(2_000);
    },
  );

  it("Added tracks have the same positions on Spotify", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([0, 1, 2]);
    await addTracks(ctx, id, { songIds: [], uris: [7, 8, 7].map(trackUri), position: 1 });
    const expected = [0, 7, 8, 7, 1, 2].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(expected);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
  });

  deepIt(
    "Tracks that need several writes have the same order on Spotify",
    async () => {
      const { ctx, id, spotifyId, spotifyUser } = await connectedWithTracks([0, 1]);
      const first = range(200, 20);
      // Imports the songs first, so that adding them needs no lookups.
      await playlist(spotifyUser, { name: "Other", trackIds: first.map(trackId) });
      await runImport(ctx);
      await addTracks(ctx, id, { songIds: [], uris: first.map(trackUri), position: 1 });
      const expected = [0, ...first, 1].map(trackUri);
      expect(await urisOf(ctx, id)).toEqual(expected);
      expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
    },
    60_000,
  );

  it("Removing one occurrence of a track keeps the others in place on Spotify", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([5, 1, 5, 2, 5, 3]);
    const items = await allItems(ctx, id);
    await removeTrack(ctx, id, { itemId: items[2]?.id ?? "" });
    const expected = [5, 1, 2, 5, 3].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(expected);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
    await removeTrack(ctx, id, { itemId: items[0]?.id ?? "" });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([1, 2, 5, 3].map(trackUri));
    await removeTrack(ctx, id, { itemId: items[3]?.id ?? "" });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([1, 5, 3].map(trackUri));
    expect(await urisOf(ctx, id)).toEqual([1, 5, 3].map(trackUri));
  });

  it("Moved tracks have the same order on Spotify", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([0, 1, 2, 3, 4, 5]);
    const items = (await allItems(ctx, id)).map(item => item.id);
    const item = (number: number) => items[number] ?? "";
    await moveTracks(ctx, id, { itemIds: [item(4), item(0)], before: item(2) });
    const expected = [1, 4, 0, 2, 3, 5].map(trackUri);
    expect(await urisOf(ctx, id)).toEqual(expected);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(expected);
    await moveTracks(ctx, id, { itemIds: [item(1), item(4)], before: null });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual([0, 2, 3, 5, 1, 4].map(trackUri));
  });

  it("A changed name and description are stored on Spotify", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([1]);
    await updatePlaylist(ctx, id, { name: "New name", description: "new words" });
    const text = await callSpotify(
      userCaller(ctx.userId),
      { method: "GET", path: `/playlists/${spotifyId}` },
      "sync",
    );
    expect(JSON.parse(text)).toMatchObject({ name: "New name", description: "new words" });
  });

  const typed = `Rock & Roll / it's "live" <3 &amp; &#x27;`;

  it("A description is shown, edited and stored as it was typed", async () => {
    const { ctx, spotifyUser } = await connected();
    const spotifyId = await playlist(spotifyUser, {
      name: "Rock",
      description: typed,
      trackIds: [trackId(1)],
    });
    await runImport(ctx);
    const { id, description } = await findPlaylist(ctx, "Rock");
    expect(description).toBe(typed);
    await updatePlaylist(ctx, id, { name: "Rock 2", description });
    await updatePlaylist(ctx, id, { description: `${description} & more` });
    await runImport(ctx);
    expect(await getPlaylist(ctx, id)).toMatchObject({ name: "Rock 2", description: `${typed} & more` });
    const bodies = (await requests(`/v1/playlists/${spotifyId}`)).filter(({ method }) => method === "PUT");
    expect(bodies).toHaveLength(2);
  });

  deepIt(
    "A description that an earlier release stored with escapes is repaired by the next import",
    async () => {
      const { ctx, id, spotifyUser, spotifyId } = await connectedWithTracks([1]);
      await playlist(spotifyUser, { description: typed }, spotifyId);
      await prisma().playlist.update({ where: { id }, data: { description: "Rock &amp; Roll" } });
      await runImport(ctx);
      expect(await getPlaylist(ctx, id)).toMatchObject({ description: typed });
    },
  );

  it("A playlist without a description is renamed although Spotify refuses an empty description", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([1]);
    await updatePlaylist(ctx, id, { name: "Renamed", description: "" });
    expect(await getPlaylist(ctx, id)).toMatchObject({ name: "Renamed", description: "" });
    await updatePlaylist(ctx, id, { name: "Renamed", description: "" });
    const puts = (await requests(`/v1/playlists/${spotifyId}`)).filter(({ method }) => method === "PUT");
    expect(puts).toMatchObject([{ status: 200 }]);
  });

  deepIt(
    "Deleting the description of a Spotify playlist says that Spotify cannot, and changes nothing",
    async () => {
      const { ctx, id, spotifyId } = await connectedWithTracks([1]);
      await updatePlaylist(ctx, id, { description: "Words" });
      await expect(updatePlaylist(ctx, id, { name: "Other", description: "" })).rejects.toMatchObject({
        code: "playlist_not_editable",
        message: expect.stringContaining("does not let other apps delete the description"),
        field: "description",
      });
      expect(await getPlaylist(ctx, id)).toMatchObject({ name: "Mix", description: "Words" });
      expect(await requests(`/v1/playlists/${spotifyId}`)).toMatchObject([
        {},
        { method: "PUT", status: 200 },
      ]);
    },
  );

  it("Items of an edited playlist keep their ids at the next import", async () => {
    const { ctx, id } = await connectedWithTracks([0, 1, 2]);
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(9)], position: 1 });
    const before = await allItems(ctx, id);
    const job = await runImport(ctx);
    expect(job.counts).toMatchObject({ added: 0, removed: 0 });
    expect((await allItems(ctx, id)).map(item => item.id)).toEqual(before.map(item => item.id));
  });

  it("An edit that Spotify refuses changes nothing in the database", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([0, 1, 2]);
    const before = [await getPlaylist(ctx, id), await allItems(ctx, id)];
    const [first] = await allItems(ctx, id);
    for (const attempt of [
      () => addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] }),
      () => removeTrack(ctx, id, { itemId: first?.id ?? "" }),
      () => moveTracks(ctx, id, { itemIds: [first?.id ?? ""], before: null }),
      () => updatePlaylist(ctx, id, { name: "Other" }),
    ]) {
      await fault(`/v1/playlists/${spotifyId}`, forbiddenReply);
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden_by_spotify" });
    }
    await fault("/v1/me/library", forbiddenReply);
    await expect(deletePlaylist(ctx, id)).rejects.toMatchObject({ code: "forbidden_by_spotify" });
    expect([await getPlaylist(ctx, id), await allItems(ctx, id)]).toEqual(before);
  });

  deepIt("Many concurrent edits of one playlist do not deadlock", async () => {
    const { ctx, id, spotifyId } = await connectedWithTracks([0]);
    await addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] });
    await Promise.all(range(30).map(() => addTracks(ctx, id, { songIds: [], uris: [trackUri(1)] })));
    expect(await urisOf(ctx, id)).toHaveLength(32);
    expect(await spotifyItemUris(ctx, spotifyId)).toHaveLength(32);
  });

  it("Adding a song that is not in the library looks it up once", async () => {
    const { ctx, id } = await connectedWithTracks([0]);
    const { items } = await addTracks(ctx, id, { songIds: [], uris: [trackUri(42), trackUri(42)] });
    expect(items.map(item => item.song?.title)).toEqual(["Song 42", "Song 42"]);
    expect((await requests("/v1/tracks")).length).toBe(1);
    await expect(
      addTracks(ctx, id, { songIds: [], uris: [`spotify:track:${"z".repeat(22)}`] }),
    ).rejects.toMatchObject({ code: "not_found_on_spotify" });
    for (const uri of ["spotify:album:0000000000000000000000", "spotify:track:short", "hello"])
      await expect(addTracks(ctx, id, { songIds: [], uris: [uri] })).rejects.toMatchObject({
        code: "validation_failed",
        field: "uris",
      });
  });

  it("Adding more than a hundred unknown songs is refused, since each costs a call", async () => {
    const { ctx, id } = await connectedWithTracks([0]);
    await expect(
      addTracks(ctx, id, { songIds: [], uris: range(101, 10).map(trackUri) }),
    ).rejects.toMatchObject({ code: "validation_failed", field: "uris" });
    expect(await requests("/v1/tracks")).toEqual([]);
  });

  it("Local files and withdrawn songs of a Spotify playlist can be neither removed nor added", async () => {
    const { ctx, spotifyUser } = await connected();
    const items = [trackUri(0), null, "spotify:local:Artist:Album:Title:200"];
    await playlist(spotifyUser, { name: "Odd", items });
    await runImport(ctx);
    const { id } = await findPlaylist(ctx, "Odd");
    const [song, withdrawn, local] = await allItems(ctx, id);
    for (const item of [withdrawn, local])
      await expect(removeTrack(ctx, id, { itemId: item?.id ?? "" })).rejects.toMatchObject({
        code: "playlist_not_editable",
      });
    await expect(addTracks(ctx, id, { songIds: [local?.song?.id ?? ""], uris: [] })).rejects.toMatchObject({
      code: "playlist_not_editable",
    });
    await removeTrack(ctx, id, { itemId: song?.id ?? "" });
    expect(await urisOf(ctx, id)).toEqual([null, items[2]]);
  });
});

describe("deletion of a Spotify playlist", () => {
  it("Deleting a Spotify playlist removes it from the person's library on Spotify", async () => {
    const { ctx, id } = await connectedWithTracks([1]);
    await deletePlaylist(ctx, id);
    const text = await callSpotify(userCaller(ctx.userId), { method: "GET", path: "/me/playlists" }, "sync");
    expect(JSON.parse(text).total).toBe(0);
    await runImport(ctx);
    expect(await allPlaylists(ctx)).toEqual([]);
  });
});
