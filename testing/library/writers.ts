import { deleteExpired } from "@/lib/accounts/delete-expired";
import { changePassword } from "@/lib/accounts/passwords/change-password";
import { flushErrors, recordError } from "@/lib/accounts/person-errors";
import { changePerson } from "@/lib/admin/change-person";
import { cacheTracks } from "@/lib/catalog/cache/cached-tracks";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { disconnect } from "@/lib/connections/disconnect";
import { saveCredentials } from "@/lib/connections/save-credentials";
import { AppError } from "@/lib/core/errors";
import { importLibrary } from "@/lib/export/import-library";
import { listLibraryImports } from "@/lib/export/list-library-imports";
import { undoLibraryImport } from "@/lib/export/undo-library-import";
import { deleteHistoryImport } from "@/lib/history/imports/delete-history-import";
import { historyImportJob } from "@/lib/history/imports/history-import-job";
import { startHistoryImport } from "@/lib/history/imports/start-history-import";
import { readHistory } from "@/lib/history/read-history";
import { likeSong, unlikeSong } from "@/lib/liked/like-song";
import { prisma, sql } from "@/lib/platform/db";
import { getPlayer } from "@/lib/player/get-player";
import { play } from "@/lib/player/play";
import { addTracks } from "@/lib/playlists/add-tracks";
import { arrangePlaylist } from "@/lib/playlists/arrange-playlist";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { finishEdit } from "@/lib/playlists/finish-edit";
import { createFolder } from "@/lib/playlists/folders/create-folder";
import { deleteFolder } from "@/lib/playlists/folders/delete-folder";
import { markUsed } from "@/lib/playlists/mark-used";
import { moveTracks } from "@/lib/playlists/move-tracks";
import { publishPlaylist } from "@/lib/playlists/publish-playlist";
import { removeTrack } from "@/lib/playlists/remove-track";
import { restorePlaylist } from "@/lib/playlists/restore-playlist";
import { restoreVersion } from "@/lib/playlists/versions/restore-version";
import { addToQueue } from "@/lib/queue/add-to-queue";
import { moveInQueue } from "@/lib/queue/move-in-queue";
import { clearQueue, removeFromQueue, restoreToQueue } from "@/lib/queue/remove-from-queue";
import { clearDismissals, dismiss, takeBackDismissals } from "@/lib/recommendations/dismissals";
import type { UserChanges } from "@/lib/schemas/accounts";
import { libraryFile } from "@/lib/schemas/export";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import type { Random } from "@/lib/shuffle/order/random";
import { markUnplayable } from "@/lib/shuffle/session/mark-unplayable";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { cancelImport } from "@/lib/sync/cancel-import";
import { importJob } from "@/lib/sync/import/import-job";
import { startDueImports } from "@/lib/sync/start-due-imports";
import { startImport } from "@/lib/sync/start-import";
import { uploadHistory } from "../history/imports";
import { songRow } from "../history/rows";
import { connect, createAdmin } from "../people";
import { range, trackId, trackUri } from "../spotify/catalog";
import type { ConnectedListener, Simulated } from "../spotify/simulated";
import { wholeLibraryOptions } from "./imports";

export type World = ConnectedListener & Pick<Simulated, "playlist" | "control"> & { spotifyIds: string[] };
type Writer = (world: World, random: Random) => Promise<unknown>;

export const password = "a good password";
const trackCount = 60;

/** Selects one id of a query, the same for the same seed and rows. */
async function pick({ ctx }: World, random: Random, select: string): Promise<string | undefined> {
  const rows = await sql<{ id: string }>(`${select} ORDER BY 1`, [ctx.userId]);
  return rows[random.integerBelow(Math.max(1, rows.length))]?.id;
}

const pickPlaylist = (world: World, random: Random, origin: "local" | "spotify") =>
  pick(world, random, `SELECT id FROM playlists WHERE user_id = $1 AND origin = '${origin}'`);
const pickSong = (world: World, random: Random) =>
  pick(world, random, "SELECT id FROM songs WHERE user_id = $1");
const pickItem = (world: World, random: Random, playlistId: string) =>
  pick(
    world,
    random,
    `SELECT i.id FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id
    WHERE p.user_id = $1 AND p.id = '${playlistId}'`,
  );

const tracks = (random: Random, count: number) =>
  range(count).map(() => trackUri(random.integerBelow(trackCount)));

async function edit(world: World, random: Random, origin: "local" | "spotify"): Promise<void> {
  const { ctx } = world;
  const id = await pickPlaylist(world, random, origin);
  if (!id) return;
  await addTracks(ctx, id, { songIds: [], uris: tracks(random, 3), position: 0 });
  const itemId = await pickItem(world, random, id);
  if (itemId) await moveTracks(ctx, id, { itemIds: [itemId], before: null });
  if (itemId) await removeTrack(ctx, id, { itemId });
}

/** Forgets when Tonearm wrote to Spotify: an import would wait two seconds for Spotify to show the edit. */
async function forgetEdits({ ctx }: World): Promise<void> {
  await sql("UPDATE playlists SET edited_at = NULL WHERE user_id = $1 AND origin = 'spotify'", [ctx.userId]);
  await sql("UPDATE library_syncs SET liked_edited_at = NULL WHERE user_id = $1", [ctx.userId]);
}

const runningJobs = new Set<string>();

/** Changes the playlists on Spotify and imports them. A job that another writer already runs is not run again. */
async function runImport(world: World, random: Random): Promise<void> {
  const { ctx, spotifyUser, spotifyIds, playlist } = world;
  for (const [index, id] of spotifyIds.entries()) {
    const trackIds = range(20, random.integerBelow(trackCount - 20)).map(trackId);
    await playlist(spotifyUser, { name: `Mix ${index}`, trackIds }, id);
  }
  await forgetEdits(world);
  const { id } = await startImport(ctx, wholeLibraryOptions);
  if (runningJobs.has(id)) return;
  runningJobs.add(id);
  await importJob.handle({ jobId: id }).finally(() => runningJobs.delete(id));
}

const file = (random: Random) =>
  libraryFile.parse({
    format: "tonearm-library",
    version: 1,
    playlists: range(3).map(number => ({
      name: `File ${number}`,
      items: tracks(random, 10).map(uri => ({ uri, addedAt: "2025-01-01T00:00:00.000Z" })),
    })),
    likedSongs: [],
    songs: tracks(random, 20).map(uri => ({ uri, title: "From a file", durationMs: 1000, artists: [] })),
  });

async function shuffle(world: World, random: Random): Promise<void> {
  const { ctx } = world;
  const ids = [await pickPlaylist(world, random, "spotify"), await pickPlaylist(world, random, "local")];
  const playlistIds = ids.flatMap(id => id ?? []);
  if (playlistIds.length > 0) await startShuffle(ctx, { playlistIds });
  const { id } = await startShuffle(ctx, { likedSongs: true });
  for (let step = 0; step < 5; step++) await nextInShuffle(ctx, { id });
  await changeSpread(ctx, id, random.integerBelow(2) === 0 ? "balanced" : "even");
}

let admin: ReturnType<typeof createAdmin> | undefined;

/** Changes the person as an admin does. */
async function change({ ctx }: World, changes: UserChanges): Promise<void> {
  admin ??= createAdmin();
  await changePerson(await admin, ctx.userId, changes);
}

/** Every kind of write that locks more than one row of a person, except the deletion of the account. */
export const writers: Record<string, Writer> = {
  import: runImport,
  "scheduled import": async ({ ctx }) => {
    await sql("UPDATE library_syncs SET next_sync_at = now() WHERE user_id = $1", [ctx.userId]);
    await startDueImports();
  },
  "cancel import": async (world, random) => {
    const id = await pick(world, random, "SELECT id FROM sync_jobs WHERE user_id = $1");
    if (id) await cancelImport(world.ctx, id);
  },
  "edit local playlist": (world, random) => edit(world, random, "local"),
  "edit Spotify playlist": (world, random) => edit(world, random, "spotify"),
  restore: async (world, random) => {
    const [version] = await sql<{ id: string; playlistId: string }>(
      `SELECT v.id, v.playlist_id AS "playlistId" FROM playlist_versions v JOIN playlists p ON p.id = v.playlist_id
       WHERE p.user_id = $1 ORDER BY v.id OFFSET $2 LIMIT 1`,
      [world.ctx.userId, random.integerBelow(4)],
    );
    if (version) await restoreVersion(world.ctx, version.playlistId, { versionId: version.id });
  },
  publish: async (world, random) => {
    const id = await pickPlaylist(world, random, "local");
    if (id) await publishPlaylist(world.ctx, id);
  },
  "finish edit": async (world, random) => {
    const id = await pickPlaylist(world, random, "spotify");
    if (id) await finishEdit(world.ctx, id);
  },
  "delete playlist": async (world, random) => {
    const id = await pickPlaylist(world, random, random.integerBelow(2) === 0 ? "local" : "spotify");
    if (id) await deletePlaylist(world.ctx, id);
  },
  "restore playlist": async ({ ctx }) => {
    const [deleted] = await sql<{ id: string }>("SELECT id FROM playlists WHERE deleted_by_id = $1 LIMIT 1", [
      ctx.userId,
    ]);
    if (deleted) await restorePlaylist(ctx, deleted.id);
  },
  "organize playlists": async (world, random) => {
    const { ctx } = world;
    const folder = await createFolder(ctx, { name: "Calm" });
    for (const origin of ["local", "local", "spotify"] as const) {
      const id = await pickPlaylist(world, random, origin);
      if (id) await arrangePlaylist(ctx, id, { isPinned: true, folderId: folder.id });
    }
    const shuffleId = await pick(world, random, "SELECT id FROM shuffle_sessions WHERE user_id = $1");
    await markUsed(ctx, { shuffleId });
    await deleteFolder(ctx, folder.id);
  },
  like: async (world, random) => {
    for (const change of [likeSong, unlikeSong]) {
      const id = await pickSong(world, random);
      if (id) await change(world.ctx, id);
    }
  },
  "import file": ({ ctx }, random) => importLibrary(ctx, file(random)),
  shuffle,
  play: async (world, random) => {
    const id = await pick(world, random, "SELECT id FROM shuffle_sessions WHERE user_id = $1");
    if (id) await play(world.ctx, { shuffleId: id });
  },
  "queue songs": async (world, random) => {
    const { ids } = await addToQueue(world.ctx, { uris: tracks(random, 3), position: "next" });
    const [first, second] = ids;
    if (first && second) await moveInQueue(world.ctx, second, { before: first });
    if (first) await removeFromQueue(world.ctx, first, {});
    const { removal } = await clearQueue(world.ctx, {});
    await restoreToQueue(world.ctx, removal);
    await getPlayer(world.ctx);
  },
  "withdraw songs": ({ ctx }, random) => markUnplayable(ctx, tracks(random, 5)),
  "undo file": async ({ ctx }) => {
    const [newest] = (await listLibraryImports(ctx, { limit: 1 })).items;
    if (newest) await undoLibraryImport(ctx, newest.id);
  },
  "import history": async ({ ctx }, random) => {
    const row = songRow(random.integerBelow(trackCount), "2024-05-06T18:43:20Z");
    const { id, state } = await uploadHistory(ctx, { "Streaming_History_Audio.json": [row] });
    // Another import of the person, or their absence, can keep the files from being read.
    if (state !== "preview") return;
    await startHistoryImport(ctx, id);
    await historyImportJob.handle({ importId: id });
  },
  "undo history": async (world, random) => {
    const id = await pick(world, random, "SELECT id FROM history_imports WHERE user_id = $1");
    if (id) await deleteHistoryImport(world.ctx, id);
  },
  dismiss: async (world, random) => {
    const songId = await pickSong(world, random);
    const dismissed = { songIds: songId ? [songId] : [], artists: [] };
    await dismiss(world.ctx, dismissed);
    await takeBackDismissals(world.ctx, dismissed);
    await dismiss(world.ctx, dismissed);
    await clearDismissals(world.ctx);
  },
  history: async ({ ctx, spotifyUser, control }, random) => {
    const recentlyPlayed = tracks(random, 20).map((uri, index) => ({
      uri,
      playedAt: new Date(Date.UTC(2026, 10, 20) - index * 180_000).toISOString(),
    }));
    await control("PUT", `players/${spotifyUser}`, { recentlyPlayed });
    await readHistory(ctx);
  },
  "cache replies": ({ ctx }, random) =>
    cacheTracks(
      ctx,
      tracks(random, 20).map(uri => ({ uri })),
    ),
  "change password": ({ ctx }) => changePassword(ctx, { password, newPassword: password }),
  "save credentials": ({ ctx, clientId, clientSecret }) => saveCredentials(ctx, { clientId, clientSecret }),
  "disconnect and connect": async ({ ctx, spotifyUser, clientId, clientSecret }, random) => {
    if (random.integerBelow(2) === 0) await disconnect(ctx, { purge: false });
    else await deleteCredentials(ctx);
    await saveCredentials(ctx, { clientId, clientSecret });
    await connect(ctx, spotifyUser);
  },
  "disable and enable": async world => {
    await change(world, { disabled: true });
    await change(world, { disabled: false });
  },
  "record errors": async ({ ctx }) => {
    for (const place of ["player", "import", "queue"] as const)
      recordError(ctx.userId, place, new AppError("spotify_unavailable"), "writer");
    await Promise.all([flushErrors(), deleteExpired(prisma())]);
  },
  "promote and demote": async world => {
    await change(world, { role: "admin" });
    await change(world, { role: "member" });
  },
  "purge and connect": async ({ ctx, spotifyUser }) => {
    await disconnect(ctx, { purge: true });
    await connect(ctx, spotifyUser);
  },
};
