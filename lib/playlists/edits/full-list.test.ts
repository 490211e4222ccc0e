import { afterAll, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";
import { onlyDeep } from "@/testing/depth";
import { allItems } from "@/testing/library/library";
import { importContentsInTurn, insertVersion, trackUris } from "@/testing/library/versions";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { forgetRequests, playlist, requests, settings } = simulator;
afterAll(closeQueue);

const full = { code: "playlist_full", parameters: { limit: 10_000, total: 10_001 } };

/** Adds a song to a playlist until it has this many items, in the library only. */
const fill = (id: string, songId: string, count: number) =>
  sql(
    `WITH counted AS (UPDATE playlists SET track_count = $3 WHERE id = $1)
     INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT $1, position, $2, 'song', now()
     FROM generate_series((SELECT count(*) FROM playlist_items WHERE playlist_id = $1), $3::int - 1) position`,
    [id, songId, count],
  );

async function importThreeSongs() {
  const person = await importContentsInTurn(simulator, trackUris(0, 1, 2));
  const items = await allItems(person.ctx, person.id);
  const songId = (index: number) => items[index]?.song?.id ?? "";
  return { ...person, items, songId };
}

describe("a playlist with the most songs that Spotify takes", () => {
  it("Adding to it is refused before any call", async () => {
    const { ctx, id, songId } = await importThreeSongs();
    await fill(id, songId(0), 10_000);
    await forgetRequests();
    await expect(addTracks(ctx, id, { songIds: [songId(1)], uris: [] })).rejects.toMatchObject({
      ...full,
      message: expect.stringContaining("at most 10,000 songs, and this one would have 10,001"),
    });
    expect(await requests()).toEqual([]);
  });

  it("Publishing more songs is refused before any call", async () => {
    const { ctx, songId } = await importThreeSongs();
    const { id } = await createPlaylist(ctx, { name: "Long", description: "" });
    await fill(id, songId(0), 10_001);
    await forgetRequests();
    await expect(publishPlaylist(ctx, id)).rejects.toMatchObject(full);
    expect(await requests()).toEqual([]);
  });

  it("Restoring a longer version is refused before any call", async () => {
    const { ctx, id, songId } = await importThreeSongs();
    const versionId = await insertVersion(
      id,
      range(10_001).map(() => songId(0)),
    );
    await forgetRequests();
    await expect(restoreVersion(ctx, id, { versionId })).rejects.toMatchObject(full);
    expect(await requests()).toEqual([]);
  });

  deepIt(
    "Removing one of several occurrences from a longer one is refused, because Spotify would not take the others back",
    async () => {
      const { ctx, id, items, songId } = await importThreeSongs();
      await fill(id, songId(0), 10_002);
      await forgetRequests();
      await expect(removeTrack(ctx, id, { itemId: items[0]?.id ?? "" })).rejects.toMatchObject(full);
      expect(await requests()).toEqual([]);
      await removeTrack(ctx, id, { itemId: items[1]?.id ?? "" });
    },
  );

  it.each([403, 500])(
    "If only Spotify knows that it is full (%s), the person is told, and nothing is added",
    async status => {
      const { ctx, id, spotifyId, spotifyUser, songId } = await importThreeSongs();
      await playlist(
        spotifyUser,
        { name: "Mix", trackIds: range(10_000).map(number => trackId(number % 300)) },
        spotifyId,
      );
      await settings({ fullPlaylistStatus: status });
      await expect(addTracks(ctx, id, { songIds: [songId(1)], uris: [] })).rejects.toMatchObject(full);
      expect(await allItems(ctx, id)).toHaveLength(3);
    },
  );

  it("Other refusals are not taken for a full list", async () => {
    const { ctx, id, spotifyId, songId } = await importThreeSongs();
    const body = { error: { status: 403, message: "Forbidden" } };
    await simulator.fault(`/v1/playlists/${spotifyId}/items`, { status: 403, body }, "POST");
    await expect(addTracks(ctx, id, { songIds: [songId(1)], uris: [] })).rejects.toMatchObject({
      code: "forbidden_by_spotify",
    });
  });
});
