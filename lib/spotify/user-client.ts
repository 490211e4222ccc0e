import type { UserContext } from "@/lib/core/context";
import { userCaller } from "./access-token";
import type { Call } from "./call";
import { CatalogClient, laneOf, pageSize } from "./catalog-client";
import {
  audioFeaturesReply,
  createdPlaylistReply,
  devicesReply,
  playableReply,
  playerReply,
  playlistItemsReply,
  playlistsPageReply,
  queueReply,
  recentlyPlayedReply,
  savedTracksReply,
  snapshotReply,
} from "./replies";

/** The most items of one write to a playlist, and of one play command. */
export const writeSize = 100;

type Played =
  | { uris: string[]; offset?: { position: number } }
  | { context_uri: string; offset?: { position: number } }
  | Record<string, never>;

/** Spotify as one person sees it. Every method throws SpotifyError or RateLimited; see `callSpotify`. */
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

  /** Which version of a playlist Spotify has: it changes with its items, its name and its cover. */
  async playlistSnapshot(playlistId: string): Promise<string> {
    const call = { path: `/playlists/${encodeURIComponent(playlistId)}`, query: { fields: "snapshot_id" } };
    return (await this.read(call, snapshotReply)).snapshot_id;
  }

  /** A page of the person's liked songs, newest first. */
  savedTracks(offset: number) {
    return this.read({ path: "/me/tracks", query: { limit: pageSize, offset } }, savedTracksReply);
  }

  /** A single track or episode, as the person's country sees it. */
  playable(kind: "track" | "episode", id: string) {
    return this.read({ path: `/${kind}s/${encodeURIComponent(id)}` }, playableReply);
  }

  /** What up to 100 tracks sound like. Only apps from before November 2024 may ask. */
  audioFeatures(trackIds: string[]) {
    return this.read({ path: "/audio-features", query: { ids: trackIds.join(",") } }, audioFeaturesReply);
  }

  /** The last tracks that were heard for more than 30 seconds, newest first: at most 50, and none before them. */
  recentlyPlayed() {
    return this.read({ path: "/me/player/recently-played", query: { limit: pageSize } }, recentlyPlayedReply);
  }

  /** Adds tracks, episodes or follows playlists: at most 40 URIs. */
  save(uris: string[]) {
    return this.write({
      method: "PUT",
      path: "/me/library",
      query: { uris: uris.join(",") },
      isIdempotent: true,
    });
  }

  /** The opposite of `save`; a playlist of one's own is unfollowed by it, Spotify never destroys one. */
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

  /** Adds up to 100 URIs. Not repeatable: a second send would add them twice. */
  addItems(playlistId: string, uris: string[], position?: number) {
    return this.send(
      { method: "POST", path: `/playlists/${playlistId}/items`, body: { uris, position } },
      snapshotReply,
    );
  }

  /** Makes a playlist hold exactly these, up to 100 URIs; none empties it. */
  replaceItems(playlistId: string, uris: string[]) {
    return this.send(
      { method: "PUT", path: `/playlists/${playlistId}/items`, body: { uris }, isIdempotent: true },
      snapshotReply,
    );
  }

  /** Removes every occurrence of up to 100 URIs; Spotify takes no positions. */
  removeItems(playlistId: string, uris: string[]) {
    const body = { items: uris.map(uri => ({ uri })) };
    return this.send(
      { method: "DELETE", path: `/playlists/${playlistId}/items`, body, isIdempotent: true },
      snapshotReply,
    );
  }

  /** Moves `length` items from `start` before the one at `before`, an index of the list as it is before the move. */
  moveItems(playlistId: string, start: number, length: number, before: number) {
    const body = { range_start: start, range_length: length, insert_before: before };
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

  /** Plays what is given, or goes on with what was playing. */
  play(what: Played, deviceId?: string, positionMs?: number) {
    const body = { ...what, ...(positionMs === undefined ? {} : { position_ms: positionMs }) };
    const isResume = Object.keys(body).length === 0;
    return this.command("PUT", "play", { device_id: deviceId }, isResume ? undefined : body);
  }

  pause(deviceId?: string) {
    return this.command("PUT", "pause", { device_id: deviceId });
  }

  /** Skips. Not repeatable: a second send would skip twice. */
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

  /** Moves playback to another device; `play` undefined keeps it playing or paused as it is. */
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

  /** Commands answer 204 or 200 with opaque text; any success means accepted. */
  private command(method: "PUT" | "POST", name: string, query: Call["query"], body?: unknown) {
    return this.write({ method, path: `/me/player/${name}`, query, body, isIdempotent: method === "PUT" });
  }
}

/** The client of the person who asks. A job waits longer for Spotify than a click. */
export const getUserSpotifyClient = (ctx: UserContext, lane = laneOf(ctx)) =>
  new UserSpotifyClient(userCaller(ctx.userId), lane);
