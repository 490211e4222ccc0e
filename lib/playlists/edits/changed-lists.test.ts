import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { removeTrack } from "@/lib/playlists/remove-track";
import { updatePlaylist } from "@/lib/playlists/update-playlist";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { runImport, runLaterImport } from "@/testing/library/imports";
import { allItems, findPlaylist, urisOf } from "@/testing/library/library";
import { importContentsInTurn, insertVersion, trackUris } from "@/testing/library/versions";
import { range } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";
import { pauses } from "./pauses";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { connected, playlist, requests, settings } = simulator;
afterAll(closeQueue);

const withTracks = (...numbers: number[]) => importContentsInTurn(simulator, trackUris(...numbers));
type Person = Awaited<ReturnType<typeof withTracks>>;

async function expectBoth({ ctx, id, spotifyId }: Person, numbers: number[]) {
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...numbers));
  expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
}

const itemId = async ({ ctx, id }: Person, index: number) => (await allItems(ctx, id))[index]?.id ?? "";
const moveToFront = async (person: Person, index: number) =>
  moveTracks(person.ctx, person.id, {
    itemIds: [await itemId(person, index)],
    before: await itemId(person, 0),
  });
const changed = { code: "playlist_changed_on_spotify", message: expect.stringMatching(/Import it first/) };

describe("edit of a playlist that was changed on Spotify", () => {
  it.each(
    sampleByDepth(
      [
        ["has a new first song", [9, 0, 1, 2, 3]],
        ["has as many songs in another order", [1, 0, 2, 3]],
        ["lacks a song", [0, 2, 3]],
      ],
      3,
    ),
  )("A move is refused if the playlist %s on Spotify, and is right after an import", async (_, numbers) => {
    const person = await withTracks(0, 1, 2, 3);
    await playlist(person.spotifyUser, { items: trackUris(...numbers) }, person.spotifyId);
    await expect(moveToFront(person, 3)).rejects.toMatchObject(changed);
    expect(await spotifyItemUris(person.ctx, person.spotifyId)).toEqual(trackUris(...numbers));
    await runLaterImport(person.ctx);
    await moveToFront(person, numbers.length - 1);
    await expectBoth(person, [3, ...numbers.slice(0, -1)]);
  });

  it("An insertion and the removal of one of several occurrences are refused as well", async () => {
    const person = await withTracks(0, 1, 0, 2);
    const { ctx, id, spotifyId, spotifyUser } = person;
    await playlist(spotifyUser, { items: trackUris(9, 0, 1, 0, 2) }, spotifyId);
    const add = addTracks(ctx, id, { songIds: [], uris: trackUris(2), position: 1 });
    await expect(add).rejects.toMatchObject(changed);
    const removal = removeTrack(ctx, id, { itemId: await itemId(person, 0) });
    await expect(removal).rejects.toMatchObject(changed);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(9, 0, 1, 0, 2));
    expect(await urisOf(ctx, id)).toEqual(trackUris(0, 1, 0, 2));
  });

  deepIt("Changes are also found after an edit in Tonearm, and on a later page", async () => {
    const person = await withTracks(...range(120));
    const { ctx, id, spotifyId, spotifyUser } = person;
    await addTracks(ctx, id, { songIds: [], uris: trackUris(0) });
    const other = [...range(118), 119, 118, 0];
    await playlist(spotifyUser, { items: trackUris(...other) }, spotifyId);
    await expect(moveToFront(person, 118)).rejects.toMatchObject(changed);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...other));
  });

  deepIt("A removal of one of several occurrences and a restore compare all pages", async () => {
    const person = await withTracks(0, ...range(118));
    const { ctx, id, spotifyId, spotifyUser } = person;
    await addTracks(ctx, id, { songIds: [], uris: trackUris(3) });
    const withUnread = [0, ...range(118).filter(number => number !== 60), 3, 0];
    await playlist(spotifyUser, { items: trackUris(...withUnread) }, spotifyId);
    const removal = removeTrack(ctx, id, { itemId: await itemId(person, 0) });
    await expect(removal).rejects.toMatchObject(changed);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...withUnread));
    const withOtherMiddle = [0, ...range(118).with(60, 9), 3];
    await playlist(spotifyUser, { items: trackUris(...withOtherMiddle) }, spotifyId);
    const versionId = await insertVersion(id, []);
    await expect(restoreVersion(ctx, id, { versionId })).rejects.toMatchObject({ code: changed.code });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...withOtherMiddle));
  });

  deepIt("A song at the end is added even if the playlist is shorter on Spotify", async () => {
    const person = await withTracks(0, 1, 2, 3, 4);
    const { ctx, id, spotifyId, spotifyUser } = person;
    await playlist(spotifyUser, { items: trackUris(0, 1) }, spotifyId);
    await addTracks(ctx, id, { songIds: [], uris: trackUris(0) });
    await addTracks(ctx, id, { songIds: [], uris: trackUris(1), position: 6 });
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1, 0, 1));
    await runLaterImport(ctx);
    await expectBoth(person, [0, 1, 0, 1]);
  });

  deepIt("A new name is no change of the songs", async () => {
    const person = await withTracks(0, 1, 2);
    await updatePlaylist(person.ctx, person.id, { name: "Other" });
    await moveToFront(person, 2);
    await expectBoth(person, [2, 0, 1]);
  });
});

describe("snapshots", () => {
  const writesOf = async ({ spotifyId }: Person) =>
    (await requests(`/v1/playlists/${spotifyId}`)).map(({ method, status }) => `${method} ${status}`);

  it("A move costs one call besides its own, because an equal snapshot proves the positions", async () => {
    const person = await withTracks(...range(120));
    const asked = (await writesOf(person)).length;
    await moveToFront(person, 110);
    expect((await writesOf(person)).slice(asked)).toEqual(["GET 200", "PUT 200"]);
  });

  it.each(sampleByDepth([400, 502], 2))(
    "If Spotify refuses the snapshot with %s, the positions are compared and it is left out",
    async status => {
      const person = await withTracks(0, 1, 0, 2);
      await settings({ snapshotRefusal: status });
      await moveToFront(person, 3);
      expect((await writesOf(person)).at(-1)).toBe("PUT 200");
      await runLaterImport(person.ctx);
      await removeTrack(person.ctx, person.id, { itemId: await itemId(person, 1) });
      await expectBoth(person, [2, 1, 0]);
    },
  );

  it("If Spotify refuses the snapshot and has another list, the edit is refused as well", async () => {
    const person = await withTracks(0, 1, 2);
    const { ctx, id, spotifyId, spotifyUser } = person;
    await settings({ snapshotRefusal: 400 });
    await playlist(spotifyUser, { items: trackUris(0, 1, 2, 0) }, spotifyId);
    await expect(removeTrack(ctx, id, { itemId: await itemId(person, 0) })).rejects.toMatchObject(changed);
    expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(0, 1, 2, 0));
  });

  deepIt("Only the first of several moves names a snapshot", async () => {
    const person = await withTracks(0, 1, 2, 3, 4, 5);
    const { ctx, id, spotifyId } = person;
    const ids = (await allItems(ctx, id)).map(item => item.id);
    await settings({ snapshotRefusal: 400 });
    await moveTracks(ctx, id, { itemIds: [ids[5] ?? "", ids[3] ?? ""], before: ids[0] ?? null });
    const puts = (await writesOf({ ...person, spotifyId })).filter(write => write.startsWith("PUT"));
    expect(puts).toEqual(["PUT 400", "PUT 200", "PUT 200"]);
    await expectBoth(person, [5, 3, 0, 1, 2, 4]);
  });

  deepIt("Edits hit the right songs while Spotify reports old snapshots and old items", async () => {
    Object.assign(pauses, { untilVisibleMs: 400 });
    const person = await withTracks(0, 1, 2, 3);
    await settings({ snapshotLagMs: 30_000, itemsLagMs: 250 });
    await moveToFront(person, 3);
    await moveToFront(person, 3);
    await runImport(person.ctx);
    await moveToFront(person, 3);
    Object.assign(pauses, { untilVisibleMs: 0 });
    await settings({ itemsLagMs: 0 });
    await expectBoth(person, [1, 2, 3, 0]);
  });
});

describe("playlist of which Spotify does not send all entries", () => {
  it("A playlist with hidden entries allows no edit by position, and says why", async () => {
    const { ctx, spotifyUser } = await connected();
    const spotifyId = await playlist(spotifyUser, {
      name: "Gap",
      items: trackUris(0, 1, 2, 1),
      hiddenPositions: [1],
    });
    await runLaterImport(ctx);
    const { id } = await findPlaylist(ctx, "Gap");
    const person = { ctx, id, spotifyId, spotifyUser } as Person;
    const refused = { code: "playlist_not_editable", message: expect.stringMatching(/counts 1 more song /) };
    await expect(moveToFront(person, 2)).rejects.toMatchObject(refused);
    const insertion = addTracks(ctx, id, { songIds: [], uris: trackUris(0), position: 1 });
    await expect(insertion).rejects.toMatchObject(refused);
    const versionId = await insertVersion(id, []);
    await expect(restoreVersion(ctx, id, { versionId })).rejects.toMatchObject(refused);
    await addTracks(ctx, id, { songIds: [], uris: trackUris(0) });
    await expect(removeTrack(ctx, id, { itemId: await itemId(person, 0) })).rejects.toMatchObject(refused);
    await removeTrack(ctx, id, { itemId: await itemId(person, 1) });
    await expectBoth(person, [0, 1, 0]);
    await runLaterImport(ctx);
    await expect(moveToFront(person, 2)).rejects.toMatchObject(refused);
  });
});
