import { z } from "zod";
import type { Catalog } from "../catalog/catalog";
import { hash } from "../random";
import { newUser } from "./new-user";
import type { Playlist } from "./records";
import type { World, WorldState } from "./world";

const strings = z.array(z.string());
const savedList = z.array(z.object({ id: z.string(), addedAt: z.string() }));

const appSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  developer: z.string(),
  redirectUris: strings,
  ownerPremium: z.boolean(),
  allowList: strings.nullable(),
  audioFeatures: z.boolean().default(false),
});

const userSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  displayName: z.string(),
  premium: z.boolean(),
  allowListed: z.boolean(),
  playlistIds: strings,
  saved: z.object({
    tracks: savedList,
    albums: savedList,
    shows: savedList,
    episodes: savedList,
    audiobooks: savedList,
  }),
  followedArtists: strings,
  followedUsers: strings,
});

const accessTokenSchema = z.object({
  token: z.string(),
  clientId: z.string(),
  userId: z.string().nullable(),
  scopes: strings,
  expiresAt: z.number(),
});

const refreshTokenSchema = z.object({
  token: z.string(),
  clientId: z.string(),
  userId: z.string(),
  scopes: strings,
  authorizedAt: z.number(),
  revoked: z.boolean(),
  publicClient: z.boolean(),
});

const playlistSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  public: z.boolean(),
  collaborative: z.boolean(),
  collaborators: strings,
  entries: z.array(z.object({ uri: z.string().nullable(), addedAt: z.string(), addedBy: z.string() })),
  version: z.number(),
  snapshotId: z.string(),
  cover: z.string().nullable(),
});

/** What is kept on disk: who is connected and what was edited. Playback, faults and settings are not. */
export const savedStateSchema = z.object({
  version: z.literal(1),
  catalog: z.string(),
  clockOffsetMs: z.number(),
  apps: z.array(appSchema),
  users: z.array(userSchema),
  accessTokens: z.array(accessTokenSchema),
  refreshTokens: z.array(refreshTokenSchema),
  grants: z.array(z.tuple([z.string(), strings])),
  playlists: z.array(playlistSchema),
  unplayable: strings.default([]),
  withdrawn: strings.default([]),
});

export type SavedState = z.infer<typeof savedStateSchema>;

export function toSavedState(world: World): SavedState {
  return {
    version: 1,
    catalog: fingerprint(world.catalog),
    clockOffsetMs: world.clock.offsetMs(),
    apps: [...world.apps.values()],
    users: [...world.users.values()],
    accessTokens: [...world.accessTokens.values()].filter(token => token.expiresAt > world.clock.now()),
    refreshTokens: [...world.refreshTokens.values()],
    grants: [...world.grants],
    playlists: [...world.playlists.values()].filter(playlist => playlist.changed).map(withoutMemory),
    unplayable: [...world.unplayable],
    withdrawn: [...world.withdrawn],
  };
}

/** Former versions and lags end with the process. */
function withoutMemory({ former: _former, lag: _lag, changed: _changed, entries, ...kept }: Playlist) {
  return { ...kept, entries: [...entries] };
}

/**
 * Puts the kept state over a fresh one. Over another catalogue only the connections are put back: its
 * edits name tracks that do not exist here.
 */
export function restore(state: WorldState, catalog: Catalog, kept: SavedState): void {
  state.apps = new Map(kept.apps.map(app => [app.clientId, app]));
  state.accessTokens = new Map(kept.accessTokens.map(token => [token.token, token]));
  state.refreshTokens = new Map(kept.refreshTokens.map(token => [token.token, token]));
  state.grants = new Map(kept.grants);
  const sameCatalog = kept.catalog === fingerprint(catalog);
  for (const user of kept.users) {
    const { playlistIds, saved, followedArtists } =
      state.users.get(user.id) ?? newUser(user.id, user.displayName);
    state.users.set(user.id, sameCatalog ? user : { ...user, playlistIds, saved, followedArtists });
  }
  if (!sameCatalog) return;
  state.unplayable = new Set(kept.unplayable);
  state.withdrawn = new Set(kept.withdrawn);
  for (const playlist of kept.playlists) {
    state.playlists.set(playlist.id, { ...playlist, former: [], lag: null, changed: true });
  }
}

function fingerprint({ file }: Catalog): string {
  const ids = [
    file.tracks.length,
    file.playlists.length,
    file.tracks[0]?.id,
    file.tracks.at(-1)?.id,
    file.playlists[0]?.id,
  ];
  return hash(ids.join(" ")).toString(16);
}
