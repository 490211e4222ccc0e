import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import type { PlaylistSort } from "@/lib/schemas/library-view";
import { readAll } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { addTracks } from "./add-tracks";
import { arrangePlaylist } from "./arrange-playlist";
import { createPlaylist } from "./create-playlist";
import { createFolder } from "./folders/create-folder";
import { deleteFolder } from "./folders/delete-folder";
import { listFolders } from "./folders/list-folders";
import { renameFolder } from "./folders/rename-folder";
import { listPlaylists } from "./list-playlists";

const create = (ctx: UserContext, name: string) => createPlaylist(ctx, { name, description: "" });

/** Reads all playlists page by page, two at a time, so that every cursor is used. */
const namesBy = async (ctx: UserContext, sort: PlaylistSort) =>
  (await readAll(cursor => listPlaylists(ctx, { limit: 2, sort, ...(cursor && { cursor }) }))).map(
    ({ name }) => name,
  );

describe("organized playlists", () => {
  it("Playlists are sorted by use, time, name and size, across pages", async () => {
    const ctx = await createUser();
    for (const name of ["b 10", "Éa", "b 2", "c"]) await create(ctx, name);
    const big = await createLocalPlaylist(ctx, 3);
    await sql("UPDATE playlists SET name = 'eb' WHERE id = $1", [big.id]);
    const [first] = (await listPlaylists(ctx, { limit: 10, q: "b 10" })).items;
    await addTracks(ctx, first?.id ?? "", { songIds: big.songIds.slice(0, 1), uris: [] });
    expect(await namesBy(ctx, "library")).toEqual(["eb", "c", "b 2", "Éa", "b 10"]);
    expect(await namesBy(ctx, "recent")).toEqual(["b 10", "eb", "c", "b 2", "Éa"]);
    expect(await namesBy(ctx, "added")).toEqual(["eb", "c", "b 2", "Éa", "b 10"]);
    expect(await namesBy(ctx, "name")).toEqual(["b 2", "b 10", "c", "Éa", "eb"]);
    expect(await namesBy(ctx, "size")).toEqual(["eb", "b 10", "c", "b 2", "Éa"]);
  });

  it("The filter finds names without accents and words in any order", async () => {
    const ctx = await createUser();
    for (const name of ["Concentração Perfeita", "Top 50 – Angola", "Other"]) await create(ctx, name);
    const found = async (q: string) => (await listPlaylists(ctx, { limit: 10, q })).items.map(p => p.name);
    expect(await found("concentracao")).toEqual(["Concentração Perfeita"]);
    expect(await found("angola top")).toEqual(["Top 50 – Angola"]);
    expect(await found("50%")).toEqual([]);
  });

  it("A pinned playlist and the playlists of a folder are listed by themselves, and outlive the folder", async () => {
    const ctx = await createUser();
    const [one, two] = [await create(ctx, "One"), await create(ctx, "Two")];
    const folder = await createFolder(ctx, { name: "Calm" });
    expect(await arrangePlaylist(ctx, one.id, { isPinned: true })).toMatchObject({ isPinned: true });
    await arrangePlaylist(ctx, two.id, { folderId: folder.id });
    const names = async (filter: object) =>
      (await listPlaylists(ctx, { limit: 10, ...filter })).items.map(({ name }) => name);
    expect(await names({ isPinned: true })).toEqual(["One"]);
    expect(await names({ isPinned: false })).toEqual(["Two"]);
    expect(await names({ folderId: folder.id })).toEqual(["Two"]);
    await renameFolder(ctx, folder.id, { name: "Quiet" });
    expect(await listFolders(ctx)).toEqual({ items: [{ id: folder.id, name: "Quiet", playlistCount: 1 }] });
    await deleteFolder(ctx, folder.id);
    expect(await names({})).toEqual(["Two", "One"]);
  });

  it("Nobody can use or change the folders of other people", async () => {
    const [ada, eve] = [await createUser(), await createUser()];
    const folder = await createFolder(ada, { name: "Calm" });
    const playlist = await create(eve, "Mine");
    const refusal = { code: "not_found" };
    await expect(arrangePlaylist(eve, playlist.id, { folderId: folder.id })).rejects.toMatchObject(refusal);
    await expect(arrangePlaylist(ada, playlist.id, { isPinned: true })).rejects.toMatchObject(refusal);
    await expect(renameFolder(eve, folder.id, { name: "x" })).rejects.toMatchObject(refusal);
    await expect(deleteFolder(eve, folder.id)).rejects.toMatchObject(refusal);
    await expect(deleteFolder(ada, randomUUID())).rejects.toMatchObject(refusal);
  });
});
