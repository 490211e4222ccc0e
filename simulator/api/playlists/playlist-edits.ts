import { randomBytes } from "node:crypto";
import { jsonReply, type Reply } from "../../http/message";
import { base62Id, seededRandom } from "../../random";
import { playlistHead } from "../../render/playlist";
import { newPlaylist } from "../../world/new-playlist";
import { addVersion } from "../../world/playlist-versions";
import type { Playlist } from "../../world/records";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, userRouteWithAnyScope } from "../http/api-route";
import { buildPage } from "../http/paging";
import { parseJsonBody, requireScope, requireUser } from "../http/request";
import { modifyScopes, requireEditablePlaylist } from "./editable-playlist";
import { addItems, changeItems, removeItems } from "./playlist-items";

/** Roughly Spotify's limit for one user. */
const maxPlaylists = 11_000;
const maxCoverBytes = 256 * 1024;

export const playlistEditRoutes: readonly ApiRoute[] = [
  userRouteWithAnyScope("POST /me/playlists", "playlists", modifyScopes, createPlaylist),
  userRouteWithAnyScope("PUT /playlists/{id}", "playlists", modifyScopes, changeDetails),
  userRouteWithAnyScope("POST /playlists/{id}/items", "playlists", modifyScopes, addItems),
  userRouteWithAnyScope("PUT /playlists/{id}/items", "playlists", modifyScopes, changeItems),
  userRouteWithAnyScope("DELETE /playlists/{id}/items", "playlists", modifyScopes, removeItems),
  userRouteWithAnyScope("PUT /playlists/{id}/images", "playlists", modifyScopes, uploadCover),
];

function createPlaylist(request: ApiRequest): Reply {
  const { world } = request;
  const user = requireUser(request);
  const details = parseDetails(parseJsonBody(request));
  if (!details.name) throw badRequest("Missing required field: name");
  const isPublic = details.public ?? true;
  if (details.collaborative && isPublic) throw badRequest("Collaborative playlists must be private");
  requireScope(request, isPublic ? "playlist-modify-public" : "playlist-modify-private");
  if (user.playlistIds.length >= maxPlaylists) throw badRequest("Too many playlists");
  const id = base62Id(seededRandom(randomBytes(4).readUInt32LE()));
  const playlist: Playlist = {
    ...newPlaylist(id, user),
    name: details.name,
    description: details.description ?? "",
    public: isPublic,
    collaborative: details.collaborative ?? false,
    refusalsLeft: world.settings.newPlaylistRefusals,
    isEdited: true,
  };
  world.playlists.set(id, playlist);
  user.playlistIds.unshift(id);
  world.saveSoon();
  const itemsRequest = { ...request, query: new URLSearchParams(), path: `/v1/playlists/${id}/items` };
  const items = buildPage(itemsRequest, { limit: 100, offset: 0 }, 0, []);
  const head = { ...playlistHead(world, playlist), images: [], followers: { href: null, total: 0 } };
  return jsonReply({ ...head, items }, 201);
}

/** Changes name, description or visibility. This also changes the snapshot id. */
function changeDetails(request: ApiRequest): Reply {
  const playlist = requireEditablePlaylist(request, "owner");
  const details = parseDetails(parseJsonBody(request));
  const isPublic = details.public ?? playlist.public;
  const collaborative = details.collaborative ?? playlist.collaborative;
  if (details.name === "") throw badRequest("Invalid name");
  // Also when the playlist has none (github spotify/web-api#1011, crmne/fastpotify#559).
  if (details.description === "") throw badRequest("Attribute description is empty");
  if (collaborative && isPublic) throw badRequest("Collaborative playlists must be private");
  Object.assign(playlist, { ...details, public: isPublic, collaborative });
  saveVersion(request, playlist);
  return { status: 200 };
}

type Details = {
  name?: string;
  description?: string;
  public?: boolean;
  collaborative?: boolean;
};

function parseDetails(body: Record<string, unknown>): Details {
  const details: Details = {};
  if (body.name !== undefined) details.name = requireText(body.name, "name");
  if (body.description !== undefined) details.description = requireText(body.description, "description");
  if (body.public !== undefined) details.public = requireBoolean(body.public, "public");
  if (body.collaborative !== undefined)
    details.collaborative = requireBoolean(body.collaborative, "collaborative");
  return details;
}

function requireText(value: unknown, field: string): string {
  if (typeof value !== "string") throw badRequest(`Invalid ${field}`);
  return value;
}

function requireBoolean(value: unknown, field: string): boolean {
  if (typeof value !== "boolean") throw badRequest(`Invalid ${field}`);
  return value;
}

/** Takes a JPEG in plain base64 (docs: reference/upload-custom-playlist-cover). */
function uploadCover(request: ApiRequest): Reply {
  requireScope(request, "ugc-image-upload", "Unauthorized.");
  const playlist = requireEditablePlaylist(request, "owner");
  if (request.body.length > maxCoverBytes) throw new ApiError(413, "Payload too large");
  const image = request.body.toString("latin1");
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(image);
  const bytes = Buffer.from(image, "base64");
  if (!isBase64 || bytes[0] !== 0xff || bytes[1] !== 0xd8) throw badRequest("Invalid image");
  playlist.cover = image;
  saveVersion(request, playlist);
  return { status: 202 };
}

function saveVersion({ world }: ApiRequest, playlist: Playlist): void {
  addVersion(playlist, world.clock.now(), world.settings);
  world.saveSoon();
}
