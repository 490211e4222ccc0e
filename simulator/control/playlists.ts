import { z } from "zod";
import { entryUriSchema } from "../catalog/catalog-file";
import { jsonReply, type Reply } from "../http/message";
import { defaultUserId } from "../world/defaults";
import { newPlaylist } from "../world/new-playlist";
import { addVersion } from "../world/playlist-versions";
import type { Entry, Playlist } from "../world/records";
import { isoSeconds } from "../world/time";
import { trackExists } from "../world/tracks";
import type { World } from "../world/world";
import { ControlError, type ControlRequest } from "./control-route";
import { parseBody, requireUser } from "./parse";

const playlistSchema = z.strictObject({
  trackIds: z.array(z.string()).optional(),
  /** URIs of tracks, episodes and local files; null is a withdrawn track. Takes precedence over trackIds. */
  items: z.array(entryUriSchema).optional(),
  /** Positions of entries that are counted and never sent (github JMPerez/spotify-dedup#163). */
  hiddenPositions: z.array(z.number().int().nonnegative()).optional(),
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  public: z.boolean().optional(),
  collaborative: z.boolean().optional(),
  ownerId: z.string().min(1).optional(),
  ownerName: z.string().min(1).optional(),
  collaborators: z.array(z.string()).optional(),
  /** Users besides the owner who have the playlist in their list. */
  followers: z.array(z.string()).optional(),
});

/** Creates or changes a playlist, as a user does in Spotify's own app. The snapshot id changes. */
export function putPlaylist({ world, params, body }: ControlRequest): Reply {
  const { id = "" } = params;
  const { trackIds, items, hiddenPositions, followers, ...details } = parseBody(playlistSchema, body);
  const uris = items ?? trackIds?.map(trackId => `spotify:track:${trackId}`);
  rejectUnknownUris(world, uris ?? []);
  for (const userId of followers ?? []) requireUser(world, userId);
  const existing = world.playlists.get(id);
  const playlist = existing ?? newPlaylist(id, { id: defaultUserId, displayName: defaultUserId });
  Object.assign(playlist, details);
  if (details.ownerId)
    playlist.ownerName =
      details.ownerName ?? world.users.get(details.ownerId)?.displayName ?? details.ownerId;
  addVersion(
    playlist,
    world.clock.now(),
    existing ? world.settings : { snapshotLagMs: 0, itemsLagMs: 0 },
    uris && createEntries(world, playlist, uris, hiddenPositions),
  );
  world.playlists.set(id, playlist);
  for (const userId of followers ?? (existing ? [] : defaultFollowers(world, playlist)))
    addToUserList(world, userId, id);
  world.saveSoon();
  return jsonReply(
    { id, snapshotId: playlist.snapshotId, total: playlist.entries.length },
    existing ? 200 : 201,
  );
}

/** Returns the user who lists a new playlist: its owner, or the default user when the owner is not a user of the simulator. */
function defaultFollowers(world: World, { ownerId }: Playlist): string[] {
  return [world.users.has(ownerId) ? ownerId : defaultUserId];
}

function addToUserList(world: World, userId: string, playlistId: string): void {
  const user = requireUser(world, userId);
  if (!user.playlistIds.includes(playlistId)) user.playlistIds.unshift(playlistId);
}

function rejectUnknownUris(world: World, uris: readonly (string | null)[]): void {
  const unknown = uris.find(uri => {
    const [, kind, id = ""] = uri?.split(":") ?? [];
    return (
      (kind === "track" && !trackExists(world, id)) || (kind === "episode" && !world.catalog.episodes.has(id))
    );
  });
  if (unknown !== undefined) throw new ControlError(400, `the catalog has no ${unknown}`);
}

/** Creates new entry objects. A URI that was in the playlist before keeps its date. */
function createEntries(
  world: World,
  playlist: Playlist,
  uris: readonly (string | null)[],
  hiddenPositions: readonly number[] = [],
): Entry[] {
  const addedAt = isoSeconds(world.clock.now());
  const addedAtByUri = new Map(playlist.entries.map(entry => [entry.uri, entry.addedAt]));
  return uris.map((uri, position) => ({
    uri,
    addedAt: addedAtByUri.get(uri) ?? addedAt,
    addedBy: playlist.ownerId,
    ...(hiddenPositions.includes(position) && { isHidden: true }),
  }));
}
