import { jsonBytes, jsonReply } from "../../http/message";
import type { ItemOptions } from "../../render/item-bytes";
import { joinParts } from "../../render/json-bytes";
import {
  entryParts,
  isHidden,
  mayReadItems,
  playlistHead,
  playlistImages,
  simplifiedPlaylist,
} from "../../render/playlist";
import type { Playlist } from "../../world/records";
import { forbidden, insufficientScope, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, open, personal } from "../http/api-route";
import { selectFields } from "../http/fields";
import { pageBytes, pageOf50, type Slice, sliceOf } from "../http/paging";
import { personOf } from "../http/request";

/** The whole playlist comes with its first hundred items (github GuessSong#27). */
const embeddedItemCount = 100;

export const playlistRoutes: readonly ApiRoute[] = [
  personal("GET /me/playlists", "playlists", ["playlist-read-private"], myPlaylists),
  open("GET /playlists/{id}", "playlists", playlist),
  personal("GET /playlists/{id}/items", "playlists", ["playlist-read-private"], items),
  open("GET /playlists/{id}/images", "playlists", images),
];

/** Owned and followed in one order; null stands for what Development Mode hides (github jjdenhertog/spotify-to-plex#6). */
function myPlaylists(request: ApiRequest) {
  const { world, token } = request;
  const user = personOf(request);
  const collaborative = token.scopes.includes("playlist-read-collaborative");
  const slice = sliceOf(request, { ...pageOf50, mostOffset: 100_000 });
  const listed = user.playlistIds
    .flatMap(id => world.playlists.get(id) ?? [])
    .filter(entry => collaborative || !entry.collaborative);
  const shown = listed
    .slice(slice.offset, slice.offset + slice.limit)
    .map(entry => [isHidden(entry) ? "null" : JSON.stringify(simplifiedPlaylist(world, entry, user))]);
  return jsonBytes(pageBytes(request, slice, listed.length, shown));
}

/** Private is not secret: whoever has the id may read the head of it, given the scope (docs: concepts/playlists). */
function playlist(request: ApiRequest) {
  const { world, user } = request;
  const found = findPlaylist(request);
  if (!found.public && !request.token.scopes.includes("playlist-read-private"))
    throw insufficientScope(world);
  const head = JSON.stringify({ ...playlistHead(world, found), followers: { href: null, total: 0 } });
  if (!mayReadItems(found, user)) return withFields(request, head);
  return withFields(request, joinParts([head.slice(0, -1), ',"items":', firstItems(request, found), "}"]));
}

/** Its links lead to /items, whose pages are at most 50 long. */
function firstItems(request: ApiRequest, found: Playlist): Buffer {
  const query = new URLSearchParams(request.query);
  query.delete("fields");
  const asItems = { ...request, query, path: `/v1/playlists/${found.id}/items` };
  return entriesPage(asItems, found, { limit: embeddedItemCount, offset: 0 });
}

function items(request: ApiRequest) {
  const found = findPlaylist(request);
  if (!mayReadItems(found, request.user)) throw forbidden();
  return withFields(request, entriesPage(request, found, sliceOf(request, pageOf50)));
}

function images(request: ApiRequest) {
  return jsonReply(playlistImages(request.world, findPlaylist(request)) ?? []);
}

/** 404 for unknown ids and for Spotify's own playlists (37i9…). */
export function findPlaylist(request: ApiRequest): Playlist {
  const found = request.world.playlists.get(request.params.id ?? "");
  if (!found || isHidden(found)) throw notFound();
  return found;
}

function entriesPage(request: ApiRequest, found: Playlist, slice: Slice): Buffer {
  const options = itemOptions(request, "as-track");
  const shown = found.entries.slice(slice.offset, slice.offset + slice.limit);
  return pageBytes(
    request,
    slice,
    found.entries.length,
    shown.map(entry => entryParts(request.world, entry, options)),
  );
}

/** `otherwise`: what becomes of an episode when the program did not ask for episodes. */
export function itemOptions({ query }: ApiRequest, otherwise: ItemOptions["episodes"]): ItemOptions {
  const types = query.get("additional_types")?.split(",") ?? [];
  return { playable: query.has("market"), episodes: types.includes("episode") ? "full" : otherwise };
}

function withFields(request: ApiRequest, text: string | Buffer) {
  const fields = request.query.get("fields");
  return fields ? jsonReply(selectFields(JSON.parse(text.toString()), fields)) : jsonBytes(text);
}
