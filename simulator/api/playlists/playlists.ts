import { jsonBytes, jsonReply } from "../../http/message";
import type { ItemOptions } from "../../render/item-bytes";
import { joinParts } from "../../render/json-bytes";
import {
  canReadItems,
  entryParts,
  isHidden,
  playlistHead,
  playlistImages,
  simplifiedPlaylist,
} from "../../render/playlist";
import { visibleEntries } from "../../world/playlist-versions";
import type { Playlist } from "../../world/records";
import { forbidden, insufficientScope, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, openRoute, userRoute } from "../http/api-route";
import { selectFields } from "../http/fields";
import { buildPageBytes, pageOf50, readSlice, type Slice } from "../http/paging";
import { requireUser } from "../http/request";

/** A playlist object contains its first hundred items (github GuessSong#27). */
const embeddedItemCount = 100;

export const playlistRoutes: readonly ApiRoute[] = [
  userRoute("GET /me/playlists", "playlists", ["playlist-read-private"], listMyPlaylists),
  openRoute("GET /playlists/{id}", "playlists", getPlaylist),
  userRoute("GET /playlists/{id}/items", "playlists", ["playlist-read-private"], listItems),
  openRoute("GET /playlists/{id}/images", "playlists", listImages),
];

/** Lists owned and followed playlists; hidden playlists are null (github jjdenhertog/spotify-to-plex#6). */
function listMyPlaylists(request: ApiRequest) {
  const { world, token } = request;
  const user = requireUser(request);
  const canListCollaborative = token.scopes.includes("playlist-read-collaborative");
  const slice = readSlice(request, { ...pageOf50, maxOffset: 100_000 });
  const playlists = user.playlistIds
    .flatMap(id => world.playlists.get(id) ?? [])
    .filter(entry => canListCollaborative || !entry.collaborative);
  const pageItems = playlists
    .slice(slice.offset, slice.offset + slice.limit)
    .map(entry => [isHidden(entry) ? "null" : JSON.stringify(simplifiedPlaylist(world, entry, user))]);
  return jsonBytes(buildPageBytes(request, slice, playlists.length, pageItems));
}

/** With the scope, anybody who has the id may read a private playlist's head (docs: concepts/playlists). */
function getPlaylist(request: ApiRequest) {
  const { world, user } = request;
  const playlist = requirePlaylist(request);
  if (!playlist.public && !request.token.scopes.includes("playlist-read-private"))
    throw insufficientScope(world);
  const head = JSON.stringify({ ...playlistHead(world, playlist), followers: { href: null, total: 0 } });
  if (!canReadItems(playlist, user)) return replyWithFields(request, head);
  return replyWithFields(
    request,
    joinParts([head.slice(0, -1), ',"items":', firstItems(request, playlist), "}"]),
  );
}

/** Builds the embedded page. Its links lead to /items. */
function firstItems(request: ApiRequest, playlist: Playlist): Buffer {
  const query = new URLSearchParams(request.query);
  query.delete("fields");
  const itemsRequest = { ...request, query, path: `/v1/playlists/${playlist.id}/items` };
  return entriesPage(itemsRequest, playlist, { limit: embeddedItemCount, offset: 0 });
}

function listItems(request: ApiRequest) {
  const playlist = requirePlaylist(request);
  if (!canReadItems(playlist, request.user)) throw forbidden();
  return replyWithFields(request, entriesPage(request, playlist, readSlice(request, pageOf50)));
}

function listImages(request: ApiRequest) {
  return jsonReply(playlistImages(request.world, requirePlaylist(request)) ?? []);
}

/** Returns the playlist of the path; unknown and hidden playlists are a 404. */
export function requirePlaylist(request: ApiRequest): Playlist {
  const playlist = request.world.playlists.get(request.params.id ?? "");
  if (!playlist || isHidden(playlist)) throw notFound();
  return playlist;
}

function entriesPage(request: ApiRequest, playlist: Playlist, slice: Slice): Buffer {
  const options = readItemOptions(request, "as-track");
  const { clock, settings } = request.world;
  const entries = visibleEntries(playlist, clock.now(), settings.itemsLagMs);
  const pageItems = entries.slice(slice.offset, slice.offset + slice.limit).filter(entry => !entry.isHidden);
  return buildPageBytes(
    request,
    slice,
    entries.length,
    pageItems.map(entry => entryParts(request.world, entry, options)),
  );
}

/** @param fallback the form of an episode when the request did not ask for episodes */
export function readItemOptions({ query }: ApiRequest, fallback: ItemOptions["episodes"]): ItemOptions {
  const types = query.get("additional_types")?.split(",") ?? [];
  return { playable: query.has("market"), episodes: types.includes("episode") ? "full" : fallback };
}

function replyWithFields(request: ApiRequest, text: string | Buffer) {
  const fields = request.query.get("fields");
  return fields ? jsonReply(selectFields(JSON.parse(text.toString()), fields)) : jsonBytes(text);
}
