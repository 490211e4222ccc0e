import { z } from "zod";
import { entryUriSchema } from "../catalog/catalog-file";
import { jsonReply, type Reply } from "../http/message";
import { defaultUserId } from "../world/initial-state";
import { newPlaylist } from "../world/new-playlist";
import { newVersion } from "../world/playlist-versions";
import type { Entry, Playlist } from "../world/records";
import { isoSeconds } from "../world/time";
import { trackExists } from "../world/tracks";
import type { World } from "../world/world";
import { ControlError, type ControlRequest } from "./control-route";
import { needUser, parse } from "./parse";

const playlistSchema = z.strictObject({
  trackIds: z.array(z.string()).optional(),
  /** URIs of tracks, episodes and local files; null is a withdrawn track. Wins over trackIds. */
  items: z.array(entryUriSchema).optional(),
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  public: z.boolean().optional(),
  collaborative: z.boolean().optional(),
  ownerId: z.string().min(1).optional(),
  ownerName: z.string().min(1).optional(),
  collaborators: z.array(z.string()).optional(),
  /** In whose list it stands, besides the owner's. */
  followers: z.array(z.string()).optional(),
});

/** Creates a playlist or changes one, as a person does in Spotify's own app: the snapshot moves. */
export function putPlaylist({ world, params, body }: ControlRequest): Reply {
  const { id = "" } = params;
  const { trackIds, items, followers, ...plain } = parse(playlistSchema, body);
  const uris = items ?? trackIds?.map(trackId => `spotify:track:${trackId}`);
  refuseUnknown(world, uris ?? []);
  for (const userId of followers ?? []) needUser(world, userId);
  const known = world.playlists.get(id);
  const playlist = known ?? newPlaylist(id, { id: defaultUserId, displayName: defaultUserId });
  Object.assign(playlist, plain);
  if (plain.ownerId)
    playlist.ownerName = plain.ownerName ?? world.users.get(plain.ownerId)?.displayName ?? plain.ownerId;
  newVersion(
    playlist,
    world.clock.now(),
    known ? world.settings.snapshotLagMs : 0,
    uris && entriesOf(world, playlist, uris),
  );
  world.playlists.set(id, playlist);
  for (const userId of followers ?? (known ? [] : defaultFollowers(world, playlist)))
    putInList(world, userId, id);
  world.changed();
  return jsonReply(
    { id, snapshotId: playlist.snapshotId, total: playlist.entries.length },
    known ? 200 : 201,
  );
}

/** A new playlist stands in its owner's list; one of a stranger is followed by the first person. */
function defaultFollowers(world: World, { ownerId }: Playlist): string[] {
  return [world.users.has(ownerId) ? ownerId : defaultUserId];
}

function putInList(world: World, userId: string, playlistId: string): void {
  const user = needUser(world, userId);
  if (!user.playlistIds.includes(playlistId)) user.playlistIds.unshift(playlistId);
}

function refuseUnknown(world: World, uris: readonly (string | null)[]): void {
  const unknown = uris.find(uri => {
    const [, kind, id = ""] = uri?.split(":") ?? [];
    return (
      (kind === "track" && !trackExists(world, id)) || (kind === "episode" && !world.catalog.episodes.has(id))
    );
  });
  if (unknown !== undefined) throw new ControlError(400, `the catalogue has no ${unknown}`);
}

/** Positions that stay the same keep their date; the identity of an entry is its own again. */
function entriesOf(world: World, playlist: Playlist, uris: readonly (string | null)[]): Entry[] {
  const addedAt = isoSeconds(world.clock.now());
  const before = new Map(playlist.entries.map(entry => [entry.uri, entry.addedAt]));
  return uris.map(uri => ({ uri, addedAt: before.get(uri) ?? addedAt, addedBy: playlist.ownerId }));
}
