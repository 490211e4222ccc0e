import { afterAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import type { UserContext } from "@/lib/core/context";
import { importLibrary } from "@/lib/export/import-library";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { addTracks } from "@/lib/playlists/add-tracks";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { libraryFile } from "@/lib/schemas/export";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { range, trackUri } from "@/testing/spotify/catalog";
import { libraryLimits } from "./require-room";

afterAll(closeQueue);

/** Lowers a limit for one test. */
function limit(name: keyof typeof libraryLimits, value: number): void {
  const before = libraryLimits[name];
  libraryLimits[name] = value;
  onTestFinished(() => {
    libraryLimits[name] = before;
  });
}

const addedAt = "2026-01-02T03:04:05.000Z";
const fileSong = (uri: string) => ({ uri, title: "A song", durationMs: 1, artists: [] });
const fileOf = (songs: number, ...playlists: number[]) =>
  libraryFile.parse({
    format: "tonearm-library",
    version: 1,
    songs: range(songs).map(number => fileSong(trackUri(number))),
    playlists: playlists.map(items => ({
      name: "Mix",
      items: range(items).map(number => ({ uri: trackUri(number % songs), addedAt })),
    })),
  });
const full = (reason: string) => ({ code: "library_full", parameters: expect.objectContaining({ reason }) });

describe("a full library", () => {
  let ctx: UserContext;
  let playlist: Awaited<ReturnType<typeof createLocalPlaylist>>;
  const counts = async () => ({
    songs: await prisma().song.count({ where: { userId: ctx.userId } }),
    playlists: await prisma().playlist.count({ where: { userId: ctx.userId } }),
  });
  beforeEach(async () => {
    ctx = await createUser();
    playlist = await createLocalPlaylist(ctx, [{ title: "Mine" }]);
  });

  it("A file with more songs than the library has room for is refused, and nothing of it is stored", async () => {
    limit("songs", 3);
    await expect(importLibrary(ctx, fileOf(3, 1))).rejects.toMatchObject(full("songs"));
    expect(await counts()).toEqual({ songs: 1, playlists: 1 });
    await importLibrary(ctx, fileOf(2, 1));
    // Songs that the library has already need no room.
    await importLibrary(ctx, fileOf(2, 1));
    expect(await counts()).toEqual({ songs: 3, playlists: 3 });
  });

  it("A song of Spotify that does not fit is refused before Spotify is asked", async () => {
    limit("songs", 1);
    const uris = [trackUri(1)];
    await expect(addTracks(ctx, playlist.id, { songIds: [], uris })).rejects.toMatchObject(full("songs"));
  });

  it("A playlist that does not fit is refused, whether it is created or imported", async () => {
    limit("playlists", 2);
    await expect(importLibrary(ctx, fileOf(1, 1, 1))).rejects.toMatchObject(full("playlists"));
    await createPlaylist(ctx, { name: "Second", description: "" });
    await expect(createPlaylist(ctx, { name: "Third", description: "" })).rejects.toMatchObject(
      full("playlists"),
    );
    expect(await counts()).toEqual({ songs: 1, playlists: 2 });
  });

  it.each(["items", "itemsOfPlaylist"] as const)("Songs beyond the limit of %s are refused", async reason => {
    limit(reason, 3);
    await expect(importLibrary(ctx, fileOf(1, 4))).rejects.toMatchObject(full(reason));
    const songIds = range(3).map(() => playlist.songIds[0] ?? "");
    await expect(addTracks(ctx, playlist.id, { songIds, uris: [] })).rejects.toMatchObject(full(reason));
    await addTracks(ctx, playlist.id, { songIds: songIds.slice(1), uris: [] });
  });
});

it("The hundred and first API token is refused", async () => {
  const ctx = await createUser();
  await sql(
    `INSERT INTO api_tokens (user_id, name, scopes, token_hash)
     SELECT $1::uuid, 'lamp', '{read}', $1::uuid || ' ' || n FROM generate_series(1, 99) n`,
    [ctx.userId],
  );
  await createApiToken(ctx, { name: "lamp", scopes: ["read"] });
  await expect(createApiToken(ctx, { name: "lamp", scopes: ["read"] })).rejects.toMatchObject({
    code: "too_many_api_tokens",
  });
});
