import { afterAll, expect, it } from "vitest";
import type { AppError } from "@/lib/core/errors";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { runLaterImport } from "@/testing/library/imports";
import { allItems, urisOf } from "@/testing/library/library";
import { importContentsInTurn, insertVersion, trackUris } from "@/testing/library/versions";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { fault, playlist, requests } = simulator;
afterAll(closeQueue);

const withTracks = (...numbers: number[]) => importContentsInTurn(simulator, trackUris(...numbers));
type Person = Awaited<ReturnType<typeof withTracks>>;

const itemId = async ({ ctx, id }: Person, index: number) => (await allItems(ctx, id))[index]?.id ?? "";

/** An edit of the playlist 0 1 0 2, with the list after it. */
const edits = [
  [
    "addition",
    "POST",
    async ({ ctx, id }: Person) => addTracks(ctx, id, { songIds: [], uris: trackUris(1) }),
    [0, 1, 0, 2, 1],
  ],
  [
    "insertion",
    "POST",
    async ({ ctx, id }: Person) => addTracks(ctx, id, { songIds: [], uris: trackUris(2), position: 1 }),
    [0, 2, 1, 0, 2],
  ],
  [
    "move",
    "PUT",
    async (person: Person) =>
      moveTracks(person.ctx, person.id, {
        itemIds: [await itemId(person, 3)],
        before: await itemId(person, 0),
      }),
    [2, 0, 1, 0],
  ],
  [
    "removal",
    "DELETE",
    async (person: Person) => removeTrack(person.ctx, person.id, { itemId: await itemId(person, 1) }),
    [0, 0, 2],
  ],
  [
    "removal of one of several occurrences",
    "POST",
    async (person: Person) => removeTrack(person.ctx, person.id, { itemId: await itemId(person, 0) }),
    [1, 0, 2],
  ],
  [
    "restore",
    "PUT",
    async (person: Person) => {
      const [first, second] = await allItems(person.ctx, person.id);
      const versionId = await insertVersion(person.id, [second?.song?.id, first?.song?.id]);
      return restoreVersion(person.ctx, person.id, { versionId });
    },
    [1, 0],
  ],
] as const;

it.each(sampleByDepth(edits, 2))(
  "The %s whose reply is lost is made once, as Spotify shows",
  async (_, method, edit, numbers) => {
    const person = await withTracks(0, 1, 0, 2);
    const { ctx, id, spotifyId } = person;
    await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, executes: true, times: 1 }, method);
    await edit(person);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...numbers));
    expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ pendingEdit: null });
  },
);

it.each(sampleByDepth(edits, edits.length))(
  "The %s that got no reply is not repeated on suspicion, and the next import makes it",
  async (_, method, edit, numbers) => {
    const person = await withTracks(0, 1, 0, 2);
    const { ctx, id, spotifyId } = person;
    await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, times: 1 }, method);
    await expect(edit(person)).rejects.toSatisfy(
      ({ note, message }: AppError) =>
        note === "edit_uncertain" || message.includes("not in the playlist now"),
    );
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({
      pendingEdit: { state: "waiting" },
      snapshotId: null,
    });
    await runLaterImport(ctx);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...numbers));
    expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
  },
);

it("An import gives up an edit whose playlist was changed on Spotify, and shows what Spotify has", async () => {
  const person = await withTracks(0, 1, 0, 2);
  const { ctx, id, spotifyId, spotifyUser } = person;
  await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, times: 3 }, "PUT");
  const move = moveTracks(ctx, id, { itemIds: [await itemId(person, 3)], before: await itemId(person, 0) });
  await expect(move).rejects.toMatchObject({ note: "edit_uncertain" });
  await playlist(spotifyUser, { items: trackUris(7, 8) }, spotifyId);
  const next = addTracks(ctx, id, { songIds: [], uris: trackUris(1) });
  await expect(next).rejects.toMatchObject({ code: "playlist_changed_on_spotify" });
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({
    pendingEdit: { state: "stopped", error: { code: "playlist_changed_on_spotify" } },
  });
  await runLaterImport(ctx);
  expect(await urisOf(ctx, id)).toEqual(trackUris(7, 8));
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ pendingEdit: null });
});

deepIt("An import does not read a playlist with an edit that Spotify does not let it finish", async () => {
  const person = await withTracks(0, 1, 0, 2);
  const { ctx, id, spotifyId } = person;
  await fault(`/v1/playlists/${spotifyId}/items`, { drop: true, times: 99 }, "POST");
  await expect(removeTrack(ctx, id, { itemId: await itemId(person, 0) })).rejects.toThrow();
  await simulator.control("DELETE", "requests");
  const job = await runLaterImport(ctx);
  expect(job).toMatchObject({ state: "completed", skipped: [{ reason: "edited", examples: ["Mix"] }] });
  await expect(getPlaylist(ctx, id)).resolves.toMatchObject({
    pendingEdit: { kind: "remove", state: "waiting" },
  });
  // The unfinished edit is looked up before and after its next try.
  const asked = await requests(`/v1/playlists/${spotifyId}/items`);
  expect(asked.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
});
