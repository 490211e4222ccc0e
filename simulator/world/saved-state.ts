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
  entries: z.array(
    z.object({
      uri: z.string().nullable(),
      addedAt: z.string(),
      addedBy: z.string(),
      isHidden: z.boolean().optional(),
    }),
  ),
  version: z.number(),
  snapshotId: z.string(),
  cover: z.string().nullable(),
});

/** The state that is saved to disk: connections and edits, but not playback, faults and settings. */
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
    playlists: [...world.playlists.values()].filter(playlist => playlist.isEdited).map(toSavedPlaylist),
    unplayable: [...world.unplayable],
    withdrawn: [...world.withdrawn],
  };
}

/** Leaves out former versions and lags, which are not kept across a restart. */
function toSavedPlaylist({
  formerVersions: _former,
  lag: _lag,
  refusalsLeft: _refusalsLeft,
  isEdited: _isEdited,
  entries,
  ...kept
}: Playlist) {
  return { ...kept, entries: [...entries] };
}

/**
 * Applies the saved state to a new one. With another catalog it restores only the connections, because the
 * edits refer to tracks that no longer exist.
 */
export function restore(state: WorldState, catalog: Catalog, saved: SavedState): void {
  state.apps = new Map(saved.apps.map(app => [app.clientId, app]));
  state.accessTokens = new Map(saved.accessTokens.map(token => [token.token, token]));
  state.refreshTokens = new Map(saved.refreshTokens.map(token => [token.token, token]));
  state.grants = new Map(saved.grants);
  const isSameCatalog = saved.catalog === fingerprint(catalog);
  for (const user of saved.users) {
    const initial = state.users.get(user.id) ?? newUser(user.id, user.displayName);
    const { playlistIds, followedArtists } = initial;
    state.users.set(
      user.id,
      isSameCatalog ? user : { ...user, playlistIds, saved: initial.saved, followedArtists },
    );
  }
  if (!isSameCatalog) return;
  state.unplayable = new Set(saved.unplayable);
  state.withdrawn = new Set(saved.withdrawn);
  for (const playlist of saved.playlists) {
    state.playlists.set(playlist.id, {
      ...playlist,
      formerVersions: [],
      lag: null,
      refusalsLeft: 0,
      isEdited: true,
    });
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
