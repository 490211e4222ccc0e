import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { finishEdit } from "@/lib/playlists/finish-edit";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { getVersion } from "@/lib/playlists/versions/get-version";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";
import { onlyDeep } from "@/testing/depth";
import { runLaterImport } from "@/testing/library/imports";
import { allItems, allPlaylists, urisOf } from "@/testing/library/library";
import { allVersions, importContentsInTurn, trackUris } from "@/testing/library/versions";
import { range, trackId } from "@/testing/spotify/catalog";
import { spotifyItemUris } from "@/testing/spotify/items";
import { simulated } from "@/testing/spotify/simulated";

const deepIt = onlyDeep(it);

const simulator = await simulated();
const { control, fault, playlist, requests, settings } = simulator;
afterAll(closeQueue);

const badGateway = { status: 502, body: { error: { status: 502, message: "Bad gateway." } } };
const withTracks = (...numbers: number[]) => importContentsInTurn(simulator, trackUris(...numbers));
const itemsPath = (spotifyId: string) => `/v1/playlists/${spotifyId}/items`;

type Person = Awaited<ReturnType<typeof withTracks>>;

/** Imports songs, so that adding them needs no lookups. */
async function importSongs({ ctx, spotifyUser }: Pick<Person, "ctx" | "spotifyUser">, numbers: number[]) {
  await playlist(spotifyUser, { name: "Other", trackIds: numbers.map(trackId) });
  await runLaterImport(ctx);
}

async function expectBoth({ ctx, id, spotifyId }: Person, numbers: number[]) {
  expect(await spotifyItemUris(ctx, spotifyId)).toEqual(trackUris(...numbers));
  expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
}

const removeFirst = async ({ ctx, id }: Person) =>
  removeTrack(ctx, id, { itemId: (await allItems(ctx, id))[0]?.id ?? "" });

describe("removal of one of several occurrences", () => {
  deepIt("A removal survives one error while the other occurrences are added again", async () => {
    const person = await withTracks(0, 1, 0, 2, 0);
    await fault(itemsPath(person.spotifyId), badGateway, "POST");
    await removeFirst(person);
    await expectBoth(person, [1, 0, 2, 0]);
  });

  it("After a removal that stopped half-way, the person learns what is missing, and one restore brings it back", async () => {
    const person = await withTracks(0, 1, 0, 2, 0);
    const { ctx, id, spotifyId } = person;
    await fault(itemsPath(spotifyId), { ...badGateway, times: 2 }, "POST");
    await expect(removeFirst(person)).rejects.toMatchObject({
      code: "playlist_edit_incomplete",
      message: expect.stringMatching(/2 of them, which should stay, are not in the playlist now/),
    });
    await expectBoth(person, [1, 2]);
    const { pendingEdit } = await getPlaylist(ctx, id);
    expect(pendingEdit).toMatchObject({ kind: "remove", state: "waiting", done: 0, total: 2 });
    const versionId = pendingEdit?.versionId ?? "";
    await expect(getVersion(ctx, id, { versionId, limit: 5 })).resolves.toMatchObject({ trackCount: 5 });
    await restoreVersion(ctx, id, { versionId });
    await expectBoth(person, [0, 1, 0, 2, 0]);
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ pendingEdit: null });
  });

  it("An unfinished removal is finished by a click, with the ids of the items that stay", async () => {
    const person = await withTracks(0, 1, 0, 2, 0);
    const { ctx, id, spotifyId } = person;
    const ids = (await allItems(ctx, id)).slice(1).map(item => item.id);
    await fault(itemsPath(spotifyId), { ...badGateway, times: 2 }, "POST");
    await expect(removeFirst(person)).rejects.toThrow();
    await expect(finishEdit(ctx, id)).resolves.toMatchObject({ trackCount: 4, pendingEdit: null });
    await expectBoth(person, [1, 0, 2, 0]);
    expect((await allItems(ctx, id)).map(item => item.id)).toEqual(ids);
    // The edit shares the version of its hour again.
    expect(await allVersions(ctx, id)).toMatchObject([{ trackCount: 5, added: 0, removed: 1 }]);
  });

  deepIt("Songs that a removal does not concern keep their dates on Spotify", async () => {
    const person = await withTracks(0, 1, 0, 2, 0);
    const dates = async () => {
      await runLaterImport(person.ctx);
      const items = await allItems(person.ctx, person.id);
      return Object.fromEntries(items.map(item => [item.song?.title, item.addedAt]));
    };
    const before = await dates();
    await control("POST", "clock", { advanceMs: 60_000 });
    await removeFirst(person);
    const after = await dates();
    expect([after["Song 1"], after["Song 2"]]).toEqual([before["Song 1"], before["Song 2"]]);
    expect(after["Song 0"]).not.toBe(before["Song 0"]);
  });

  it("A removal whose quota runs out half-way says what is missing and when Tonearm continues", async () => {
    const person = await withTracks(0, 1, 0, 2, 0, 3, 0);
    await settings({ quota: { playlists: 2 } });
    await expect(removeFirst(person)).rejects.toMatchObject({
      code: "playlist_edit_incomplete",
      retryAt: expect.any(Date),
      message: expect.stringMatching(/3 of them, which should stay/),
    });
    const { pendingEdit } = await getPlaylist(person.ctx, person.id);
    expect(pendingEdit).toMatchObject({ state: "waiting", error: { code: "quota_exceeded" } });
    expect(await urisOf(person.ctx, person.id)).toEqual(trackUris(1, 2, 3));
  });

  it("A removal that no longer fits into the day's known quota changes nothing", async () => {
    const person = await withTracks(0, 1, 0, 2, 0);
    const { ctx, id, spotifyId } = person;
    await settings({ quota: { playlists: 0 } });
    await expect(spotifyItemUris(ctx, spotifyId)).rejects.toMatchObject({ code: "quota_exceeded" });
    const asked = (await requests(itemsPath(spotifyId))).length;
    await settings({ quota: {} });
    await expect(removeFirst(person)).rejects.toMatchObject({ code: "quota_exceeded" });
    expect(await requests(itemsPath(spotifyId))).toHaveLength(asked);
    await expect(getPlaylist(ctx, id)).resolves.toMatchObject({ pendingEdit: null, trackCount: 5 });
    expect(await allVersions(ctx, id)).toEqual([]);
  });

  it("A removal that Spotify accepts and does not carry out does not double the other occurrences", async () => {
    const person = await withTracks(0, 1, 0);
    await settings({ ignoreRemovals: true });
    await expect(removeFirst(person)).rejects.toMatchObject({
      code: "refused_by_spotify",
      message: expect.stringMatching(/did not carry it out/),
    });
    await expectBoth(person, [0, 1, 0]);
  });
});

deepIt("A song that Spotify said it removed and kept comes back with the next import", async () => {
  const person = await withTracks(0, 1, 2);
  await settings({ ignoreRemovals: true });
  await removeFirst(person);
  expect(await urisOf(person.ctx, person.id)).toEqual(trackUris(1, 2));
  await runLaterImport(person.ctx);
  await expectBoth(person, [0, 1, 2]);
});

describe("songs that are added in several calls", () => {
  it("A part that Spotify took is kept, the answer counts it, and a repeat adds only the rest", async () => {
    const person = await withTracks(0);
    const { ctx, id, spotifyId } = person;
    const numbers = range(150, 10);
    await importSongs(person, numbers);
    const add = () => addTracks(ctx, id, { songIds: [], uris: trackUris(...numbers) });
    await fault(itemsPath(spotifyId), { ...badGateway, skip: 1, times: 2 }, "POST");
    await expect(add()).rejects.toMatchObject({
      code: "playlist_edit_incomplete",
      message: expect.stringMatching(/^100 of 150 songs were added/),
    });
    await expectBoth(person, [0, ...numbers.slice(0, 100)]);
    await expect(add()).rejects.toThrow(/100 of 150/);
    const { items, trackCount } = await add();
    expect([items.length, trackCount]).toEqual([150, 151]);
    await expectBoth(person, [0, ...numbers]);
  }, 30_000);

  deepIt(
    "A repeat adds nothing twice if an import has added the rest meanwhile",
    async () => {
      const person = await withTracks(0);
      const { ctx, id, spotifyId } = person;
      const numbers = range(120, 10);
      await importSongs(person, numbers);
      const add = () => addTracks(ctx, id, { songIds: [], uris: trackUris(...numbers) });
      await fault(itemsPath(spotifyId), { ...badGateway, skip: 1 }, "POST");
      await expect(add()).rejects.toThrow(/100 of 120/);
      await runLaterImport(ctx);
      await expectBoth(person, [0, ...numbers]);
      await expect(add()).resolves.toMatchObject({ trackCount: 121 });
      await expectBoth(person, [0, ...numbers]);
      await expect(add()).resolves.toMatchObject({ trackCount: 241 });
    },
    30_000,
  );
});

it("A move of several ranges that stopped half-way is continued by the same request", async () => {
  const person = await withTracks(0, 1, 2, 3, 4, 5);
  const { ctx, id, spotifyId } = person;
  const ids = (await allItems(ctx, id)).map(item => item.id);
  const move = () => moveTracks(ctx, id, { itemIds: [ids[5] ?? "", ids[3] ?? ""], before: ids[0] ?? null });
  await fault(itemsPath(spotifyId), { ...badGateway, skip: 1 }, "PUT");
  await expect(move()).rejects.toThrow(/^1 of 2 moves/);
  await expectBoth(person, [5, 0, 1, 2, 3, 4]);
  await move();
  await expectBoth(person, [5, 3, 0, 1, 2, 4]);
});

describe("publishing", () => {
  async function withLocalPlaylist(numbers: number[]) {
    const person = await withTracks();
    await importSongs(person, numbers);
    const { id } = await createPlaylist(person.ctx, { name: "Mine", description: "" });
    await addTracks(person.ctx, id, { songIds: [], uris: trackUris(...numbers) });
    return { ctx: person.ctx, id };
  }

  it("A publication that stopped half-way keeps all songs, and the same request publishes the rest", async () => {
    const numbers = range(150);
    const { ctx, id } = await withLocalPlaylist(numbers);
    await fault("/v1/playlists/", { ...badGateway, skip: 1 }, "POST");
    await expect(publishPlaylist(ctx, id)).rejects.toThrow(/on Spotify with 100 of 150 songs/);
    expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
    const { spotifyId } = await publishPlaylist(ctx, id);
    expect(await spotifyItemUris(ctx, spotifyId ?? "")).toEqual(trackUris(...numbers));
    expect(await urisOf(ctx, id)).toEqual(trackUris(...numbers));
  }, 30_000);

  it("A new playlist that Spotify does not know yet gets its songs at the second try", async () => {
    const { ctx, id } = await withLocalPlaylist([3, 1]);
    await settings({ newPlaylistRefusals: 1 });
    const { spotifyId } = await publishPlaylist(ctx, id);
    expect(await spotifyItemUris(ctx, spotifyId ?? "")).toEqual(trackUris(3, 1));
  });

  it("A playlist whose creation got no reply is found again instead of being created twice", async () => {
    const { ctx, id } = await withLocalPlaylist([3, 1]);
    await fault("/v1/me/playlists", { drop: true, executes: true }, "POST");
    await publishPlaylist(ctx, id);
    await runLaterImport(ctx);
    expect((await allPlaylists(ctx)).map(({ name, trackCount }) => [name, trackCount])).toContainEqual([
      "Mine",
      2,
    ]);
    expect((await allPlaylists(ctx)).filter(({ name }) => name === "Mine")).toHaveLength(1);
  });
});
