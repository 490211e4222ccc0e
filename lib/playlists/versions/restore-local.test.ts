import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { getPlaylist } from "@/lib/playlists/get-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { sizeByDepth } from "@/testing/depth";
import { allItems, readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { allVersions, insertVersion } from "@/testing/library/versions";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { getVersion } from "./get-version";
import { listVersions } from "./list-versions";
import { restoreVersion } from "./restore-version";

describe("restore of a local playlist", () => {
  it("A restore brings back songs, order, repeats and dates, and can be undone", async () => {
    const ctx = await createUser();
    const { id, songIds, itemIds } = await createLocalPlaylist(ctx, 4);
    const [a, b, c, d] = songIds;
    const versionId = await insertVersion(id, [c, a, c, b]);
    const restored = await restoreVersion(ctx, id, { versionId });
    expect(restored).toMatchObject({ trackCount: 4, leftOut: [], lost: [] });
    const items = await allItems(ctx, id);
    expect(items.map(item => item.song?.id)).toEqual([c, a, c, b]);
    expect(items.map(item => item.position)).toEqual(range(4));
    expect(items.every(item => item.addedAt === "2025-01-01T00:00:00.123Z")).toBe(true);
    expect([items[1]?.id, items[3]?.id]).toEqual(itemIds.slice(0, 2));
    expect(await allVersions(ctx, id)).toMatchObject([
      { id: restored.undoVersionId, added: 1, removed: 1 },
      {},
    ]);

    await restoreVersion(ctx, id, { versionId: restored.undoVersionId ?? "" });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual([a, b, c, d]);
    expect((await getPlaylist(ctx, id)).trackCount).toBe(4);
  });

  it("A restore of the current content changes nothing and saves no version", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 2);
    const versionId = await insertVersion(id, songIds);
    await expect(restoreVersion(ctx, id, { versionId })).resolves.toMatchObject({
      undoVersionId: null,
      trackCount: 2,
    });
    expect(await allVersions(ctx, id)).toHaveLength(1);
  });

  it("A restore of an empty playlist can be undone", async () => {
    const ctx = await createUser();
    const { id, songIds, itemIds } = await createLocalPlaylist(ctx, 1);
    const versionId = await insertVersion(id, songIds);
    await removeTrack(ctx, id, { itemId: itemIds[0] ?? "" });
    const { undoVersionId } = await restoreVersion(ctx, id, { versionId });
    expect(await allItems(ctx, id)).toHaveLength(1);
    await restoreVersion(ctx, id, { versionId: undoVersionId ?? "" });
    expect(await allItems(ctx, id)).toEqual([]);
  });

  it("A restore reports songs that have left the library and brings back the rest", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, [{}, {}, { isLocal: true }]);
    const entries = [randomUUID(), ...songIds.slice(1)];
    const versionId = await insertVersion(id, entries);
    const restored = await restoreVersion(ctx, id, { versionId });
    expect(restored).toMatchObject({ trackCount: 2, leftOut: [{ count: 1 }] });
    expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual(songIds.slice(1));
  });

  it("A playlist keeps its newest fifty versions", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 2);
    let versionId = await insertVersion(id, songIds.toReversed());
    for (const _ of range(55)) versionId = (await restoreVersion(ctx, id, { versionId })).undoVersionId ?? "";
    expect(
      await readAll(cursor => listVersions(ctx, id, { limit: 100, ...(cursor && { cursor }) })),
    ).toHaveLength(50);
  });

  it("Concurrent restores of one version take effect once", async () => {
    const ctx = await createUser();
    const { id, songIds } = await createLocalPlaylist(ctx, 2);
    const versionId = await insertVersion(id, songIds.toReversed());
    const restored = await Promise.all(range(4).map(() => restoreVersion(ctx, id, { versionId })));
    expect(restored.filter(({ undoVersionId }) => undoVersionId !== null)).toHaveLength(1);
    expect(await allVersions(ctx, id)).toHaveLength(2);
  });
});

it("A restore of a long version puts every entry in its place", async () => {
  const ctx = await createUser();
  const length = sizeByDepth(1_000, 10_000);
  const { id, songIds } = await createLocalPlaylist(ctx, length);
  const reversed = songIds.toReversed();
  const versionId = await insertVersion(id, reversed);
  const { changes } = await getVersion(ctx, id, { versionId, limit: 5 });
  expect(changes.moved.total).toBe(length - 1);
  await restoreVersion(ctx, id, { versionId });
  expect((await allItems(ctx, id)).map(item => item.song?.id)).toEqual(reversed);
}, 120_000);
