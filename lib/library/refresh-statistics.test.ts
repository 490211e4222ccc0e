import { afterAll, expect, it } from "vitest";
import { importLibrary } from "@/lib/export/import-library";
import { sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { libraryFile } from "@/lib/schemas/export";
import { runImport } from "@/testing/library/imports";
import { createUser } from "@/testing/people";
import { range, trackId, trackUri } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";

const { connected, playlist } = await simulated();
afterAll(closeQueue);

const selectAnalyzed = "SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'playlist_items'::regclass";
const analyzedItems = async () => (await sql<{ rows: number }>(selectAnalyzed))[0]?.rows;

const items = range(1_000).map(index => trackUri(index % 300));

it("After a large import, PostgreSQL knows the size of the library at once, and its terms are in the index", async () => {
  const { ctx, spotifyUser } = await connected();
  await playlist(spotifyUser, { name: "Small", trackIds: [trackId(1)] });
  await runImport(ctx);
  expect(await analyzedItems()).toBe(-1);
  await playlist(spotifyUser, { name: "Large", items });
  await runImport(ctx);
  expect(await analyzedItems()).toBe(1_001);
  const [pending] = await sql<{ pages: string }>("SELECT gin_clean_pending_list('songs_terms_idx') AS pages");
  expect(pending).toEqual({ pages: "0" });
});

it("After a large file, PostgreSQL knows the size of the library at once", async () => {
  const before = Number(await analyzedItems());
  const songs = range(300).map(index => ({ uri: trackUri(index) }));
  const playlists = [{ name: "Large", items: items.map(uri => ({ uri })) }];
  const file = libraryFile.parse({ format: "tonearm-library", version: 1, songs, playlists });
  await importLibrary(await createUser(), file);
  expect(await analyzedItems()).toBe(Math.max(0, before) + 1_000);
});
