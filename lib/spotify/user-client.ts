import type { UserContext } from "@/lib/core/context";
import { userCaller } from "./access-token";
import type { Call } from "./call";
import { CatalogClient, laneOf, pageSize } from "./catalog-client";
import {
  audioFeaturesReply,
  containsReply,
  createdPlaylistReply,
  devicesReply,
  playableReply,
  playerReply,
  playlistItemsReply,
  playlistReply,
  playlistsPageReply,
  queueReply,
  recentlyPlayedReply,
  savedTracksReply,
  snapshotReply,
} from "./replies";

/** The maximum number of URIs in one write to a playlist and in one play command. */
export const maxUrisPerWrite = 100;
/** The maximum number of URIs of `save` and `unsave`. */
export const maxUrisPerSave = 40;

/**
 * The number of items that a playlist on Spotify can have. Spotify's documents said so until 2019; some playlists have had 11,000
 * (https://github.com/spotify/web-api/issues/1179).
 */
export const maxItemsPerPlaylist = 10_000;

type PlayBody =
  | { uris: string[]; offset?: { position: number } }
  | { context_uri: string; offset?: { position: number } }
  | Record<string, never>;

/** A Spotify client that acts for one person. Every method throws SpotifyError or RateLimited; see `callSpotify`. */
export class UserSpotifyClient extends CatalogClient {
  /** A page of the person's own and followed playlists. */
  playlists(offset: number) {
    return this.read({ path: "/me/playlists", query: { limit: pageSize, offset } }, playlistsPageReply);
  }

  /** A page of a playlist's items, episodes among them. */
  playlistItems(playlistId: string, offset: number) {
    const query = { limit: pageSize, offset, additional_types: "track,episode" };
    return this.read(
      { path: `/playlists/${encodeURIComponent(playlistId)}/items`, query },
      playlistItemsReply,
    );
  }

  /** The version id of a playlist; it changes with the items, the name and the cover. */
  async playlistSnapshot(playlistId: string): Promise<string> {
    const call = { path: `/playlists/${encodeURIComponent(playlistId)}`, query: { fields: "snapshot_id" } };
    return (await this.read(call, snapshotReply)).snapshot_id;
  }

  /** The snapshot and the number of items of a playlist. */
  playlistState(playlistId: string) {
    const query = { fields: "id,snapshot_id,items.total" };
    return this.read({ path: `/playlists/${encodeURIComponent(playlistId)}`, query }, playlistReply);
  }

  /** Tells for up to 40 URIs if they are in the person's library. */
  contains(uris: string[]) {
    return this.read({ path: "/me/library/contains", query: { uris: uris.join(",") } }, containsReply);
  }

  /** A page of the person's liked songs, newest first. */
  savedTracks(offset: number) {
    return this.read({ path: "/me/tracks", query: { limit: pageSize, offset } }, savedTracksReply);
  }

  /** A track or an episode, with its availability in the person's country. */
  playable(kind: "track" | "episode", id: string) {
    return this.read({ path: `/${kind}s/${encodeURIComponent(id)}` }, playableReply);
  }

  /** Audio analysis of up to 100 tracks. Spotify refuses it to apps registered after November 2024. */
  audioFeatures(trackIds: string[]) {
    return this.read({ path: "/audio-features", query: { ids: trackIds.join(",") } }, audioFeaturesReply);
  }

  /** The last 50 tracks played for more than 30 seconds, newest first. Spotify does not return older plays. */
  recentlyPlayed() {
    return this.read({ path: "/me/player/recently-played", query: { limit: pageSize } }, recentlyPlayedReply);
  }

  /** Saves tracks and episodes, and follows playlists: at most `maxUrisPerSave`. */
  save(uris: string[]) {
    return this.write({
      method: "PUT",
      path: "/me/library",
      query: { uris: uris.join(",") },
      isIdempotent: true,
    });
  }

  /** Reverses `save`. For the person's own playlist this means to unfollow it; Spotify never deletes playlists. */
  unsave(uris: string[]) {
    return this.write({
      method: "DELETE",
      path: "/me/library",
      query: { uris: uris.join(",") },
      isIdempotent: true,
    });
  }

  createPlaylist(name: string, description: string) {
    const body = { name, description, public: false };
    return this.send({ method: "POST", path: "/me/playlists", body }, createdPlaylistReply);
  }

  changePlaylist(playlistId: string, body: { name?: string; description?: string }) {
    return this.write({ method: "PUT", path: `/playlists/${playlistId}`, body, isIdempotent: true });
  }

  /** Adds up to 100 URIs. Not idempotent: a repeated call would add them twice. */
  addItems(playlistId: string, uris: string[], position?: number) {
    return this.send(
      { method: "POST", path: `/playlists/${playlistId}/items`, body: { uris, position } },
      snapshotReply,
    );
  }

  /**
   * Replaces all items with up to 100 URIs; an empty list empties the playlist. Not idempotent: a late repetition would replace
   * songs that were added after the first one.
   */
  replaceItems(playlistId: string, uris: string[]) {
    return this.send(
      { method: "PUT", path: `/playlists/${playlistId}/items`, body: { uris } },
      snapshotReply,
    );
  }

  /**
   * Removes every occurrence of up to 100 URIs. Spotify offers no removal by position. With a snapshot it removes only what was
   * in that version. Not idempotent: a late repetition would remove songs that were added again.
   */
  removeItems(playlistId: string, uris: string[], snapshotId?: string) {
    const body = { items: uris.map(uri => ({ uri })), snapshot_id: snapshotId };
    return this.send({ method: "DELETE", path: `/playlists/${playlistId}/items`, body }, snapshotReply);
  }

  /** Moves `length` items at `start` before index `before`. Both are indexes before the move, in the snapshot's version. */
  moveItems(playlistId: string, start: number, length: number, before: number, snapshotId?: string) {
    const body = {
      range_start: start,
      range_length: length,
      insert_before: before,
      snapshot_id: snapshotId,
    };
    return this.send({ method: "PUT", path: `/playlists/${playlistId}/items`, body }, snapshotReply);
  }

  player() {
    return this.read({ path: "/me/player", query: { additional_types: "track,episode" } }, playerReply);
  }

  devices() {
    return this.read({ path: "/me/player/devices" }, devicesReply);
  }

  queue() {
    return this.read({ path: "/me/player/queue" }, queueReply);
  }

  /** Starts playback; without a body it resumes. */
  play(content: PlayBody, deviceId?: string, positionMs?: number) {
    const body = { ...content, ...(positionMs === undefined ? {} : { position_ms: positionMs }) };
    const isResume = Object.keys(body).length === 0;
    return this.command("PUT", "play", { device_id: deviceId }, isResume ? undefined : body);
  }

  pause(deviceId?: string) {
    return this.command("PUT", "pause", { device_id: deviceId });
  }

  /** Skips. Not idempotent: a repeated call would skip twice. */
  skip(direction: "next" | "previous", deviceId?: string) {
    return this.command("POST", direction, { device_id: deviceId });
  }

  seek(positionMs: number, deviceId?: string) {
    return this.command("PUT", "seek", { position_ms: positionMs, device_id: deviceId });
  }

  setVolume(volumePercent: number, deviceId?: string) {
    return this.command("PUT", "volume", { volume_percent: volumePercent, device_id: deviceId });
  }

  setRepeat(state: "off" | "track" | "context", deviceId?: string) {
    return this.command("PUT", "repeat", { state, device_id: deviceId });
  }

  setShuffle(state: boolean, deviceId?: string) {
    return this.command("PUT", "shuffle", { state, device_id: deviceId });
  }

  /** Moves playback to another device. Without `play` it stays playing or paused. */
  transfer(deviceId: string, play?: boolean) {
    return this.write({
      method: "PUT",
      path: "/me/player",
      body: { device_ids: [deviceId], play },
      isIdempotent: true,
    });
  }

  addToQueue(uri: string, deviceId?: string) {
    return this.command("POST", "queue", { uri, device_id: deviceId });
  }

  /** Sends a command. Spotify answers 204, or 200 with text that has no meaning. */
  private command(method: "PUT" | "POST", name: string, query: Call["query"], body?: unknown) {
    return this.write({ method, path: `/me/player/${name}`, query, body, isIdempotent: method === "PUT" });
  }
}

/** Returns the Spotify client of the person. */
export const getUserSpotifyClient = (ctx: UserContext, lane = laneOf(ctx)) =>
  new UserSpotifyClient(userCaller(ctx.userId), lane);
