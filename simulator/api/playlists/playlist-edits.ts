import { randomBytes } from "node:crypto";
import { jsonReply, type Reply } from "../../http/message";
import { base62Id, seededRandom } from "../../random";
import { playlistHead } from "../../render/playlist";
import { newPlaylist } from "../../world/new-playlist";
import { newVersion } from "../../world/playlist-versions";
import type { Playlist } from "../../world/records";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, personalAny } from "../http/api-route";
import { page } from "../http/paging";
import { jsonBody, needScope, personOf } from "../http/request";
import { editablePlaylist, modifyScopes } from "./editable-playlist";
import { addItems, changeItems, removeItems } from "./playlist-items";

/** About what Spotify allows one person. */
const maxPlaylists = 11_000;
const maxCoverBytes = 256 * 1024;

export const playlistEditRoutes: readonly ApiRoute[] = [
  personalAny("POST /me/playlists", "playlists", modifyScopes, create),
  personalAny("PUT /playlists/{id}", "playlists", modifyScopes, changeDetails),
  personalAny("POST /playlists/{id}/items", "playlists", modifyScopes, addItems),
  personalAny("PUT /playlists/{id}/items", "playlists", modifyScopes, changeItems),
  personalAny("DELETE /playlists/{id}/items", "playlists", modifyScopes, removeItems),
  personalAny("PUT /playlists/{id}/images", "playlists", modifyScopes, uploadCover),
];

function create(request: ApiRequest): Reply {
  const { world } = request;
  const user = personOf(request);
  const details = detailsOf(jsonBody(request));
  if (!details.name) throw badRequest("Missing required field: name");
  const isPublic = details.public ?? true;
  if (details.collaborative && isPublic) throw badRequest("Collaborative playlists must be private");
  needScope(request, isPublic ? "playlist-modify-public" : "playlist-modify-private");
  if (user.playlistIds.length >= maxPlaylists) throw badRequest("Too many playlists");
  const id = base62Id(seededRandom(randomBytes(4).readUInt32LE()));
  const playlist: Playlist = {
    ...newPlaylist(id, user),
    name: details.name,
    description: details.description ?? "",
    public: isPublic,
    collaborative: details.collaborative ?? false,
    changed: true,
  };
  world.playlists.set(id, playlist);
  user.playlistIds.unshift(id);
  world.changed();
  const asItems = { ...request, query: new URLSearchParams(), path: `/v1/playlists/${id}/items` };
  const items = page(asItems, { limit: 100, offset: 0 }, 0, []);
  const head = { ...playlistHead(world, playlist), images: [], followers: { href: null, total: 0 } };
  return jsonReply({ ...head, items }, 201);
}

/** A rename moves the snapshot too, although no item changed. */
function changeDetails(request: ApiRequest): Reply {
  const playlist = editablePlaylist(request, "owner");
  const details = detailsOf(jsonBody(request));
  const isPublic = details.public ?? playlist.public;
  const collaborative = details.collaborative ?? playlist.collaborative;
  if (details.name === "") throw badRequest("Invalid name");
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

function detailsOf(body: Record<string, unknown>): Details {
  const details: Details = {};
  if (body.name !== undefined) details.name = text(body.name, "name");
  if (body.description !== undefined) details.description = text(body.description, "description");
  if (body.public !== undefined) details.public = flag(body.public, "public");
  if (body.collaborative !== undefined) details.collaborative = flag(body.collaborative, "collaborative");
  return details;
}

function text(value: unknown, field: string): string {
  if (typeof value !== "string") throw badRequest(`Invalid ${field}`);
  return value;
}

function flag(value: unknown, field: string): boolean {
  if (typeof value !== "boolean") throw badRequest(`Invalid ${field}`);
  return value;
}

/** The body is a JPEG in base64, nothing around it (docs: reference/upload-custom-playlist-cover). */
function uploadCover(request: ApiRequest): Reply {
  needScope(request, "ugc-image-upload", "Unauthorized.");
  const playlist = editablePlaylist(request, "owner");
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
  newVersion(playlist, world.clock.now(), world.settings.snapshotLagMs);
  world.changed();
}
