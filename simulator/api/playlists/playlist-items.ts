import { jsonReply, type Reply } from "../../http/message";
import { addVersion, entriesAt } from "../../world/playlist-versions";
import type { Entry, Playlist } from "../../world/records";
import { isoSeconds } from "../../world/time";
import { trackExists } from "../../world/tracks";
import { ApiError, badRequest, forbidden, notFound } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { parseJsonBody, parseWholeNumber, requireUser } from "../http/request";
import { requireEditablePlaylist } from "./editable-playlist";

const maxItems = 100;

/** Adds items. Not idempotent: a repeated request adds the items again. */
export function addItems(request: ApiRequest): Reply {
  const playlist = requireEditablePlaylist(request, "collaborator");
  if (playlist.refusalsLeft > 0) {
    playlist.refusalsLeft -= 1;
    throw notFound();
  }
  const body = parseJsonBody(request);
  const uris = readUris(request, body);
  if (!uris) throw badRequest("Missing required field: uris");
  const requested = request.query.get("position") ?? body.position;
  const position =
    requested === undefined ? playlist.entries.length : parseWholeNumber(requested, "position");
  if (position > playlist.entries.length) throw badRequest("Index out of bounds");
  refuseFullPlaylist(request, playlist, uris.length);
  return saveEntries(
    request,
    playlist,
    playlist.entries.toSpliced(position, 0, ...createEntries(request, uris)),
    201,
  );
}

/** Documented as 403 above 10,000 items until 2019; a list of 11,000 answered 500 (github spotify/web-api#1179). */
function refuseFullPlaylist({ world }: ApiRequest, playlist: Playlist, added: number): void {
  const { maxPlaylistItems, fullPlaylistStatus } = world.settings;
  if (playlist.entries.length + added <= maxPlaylistItems) return;
  throw fullPlaylistStatus === 403 ? forbidden() : new ApiError(500, "Server error.");
}

/** Replaces or reorders the items, depending on the body; Spotify refuses both together. */
export function changeItems(request: ApiRequest): Reply {
  const playlist = requireEditablePlaylist(request, "collaborator");
  const body = parseJsonBody(request);
  const uris = readUris(request, body);
  if (uris && body.range_start !== undefined)
    throw badRequest("Replace and reorder cannot be applied together");
  if (uris) return saveEntries(request, playlist, createEntries(request, uris));
  return reorderItems(request, playlist, body);
}

function reorderItems(request: ApiRequest, playlist: Playlist, body: Record<string, unknown>): Reply {
  const baseEntries = entriesAtSnapshot(request, playlist, body.snapshot_id);
  const start = parseWholeNumber(body.range_start, "range_start");
  const before = parseWholeNumber(body.insert_before, "insert_before");
  const length = body.range_length === undefined ? 1 : parseWholeNumber(body.range_length, "range_length");
  if (start + length > baseEntries.length || before > baseEntries.length)
    throw badRequest("Index out of bounds");
  return saveEntries(request, playlist, moveRange(playlist.entries, baseEntries, start, length, before));
}

/**
 * Moves a range of the version that the program saw before another entry of that version, wherever both are now.
 * `before` is a position in the list before the move (docs: reference/reorder-or-replace-playlists-items).
 */
function moveRange(
  current: readonly Entry[],
  baseEntries: readonly Entry[],
  start: number,
  length: number,
  before: number,
) {
  const range = new Set(baseEntries.slice(start, start + length));
  const movedEntries = current.filter(entry => range.has(entry));
  const otherEntries = current.filter(entry => !range.has(entry));
  const anchor = baseEntries.slice(before).find(entry => !range.has(entry) && otherEntries.includes(entry));
  const index = anchor ? otherEntries.indexOf(anchor) : otherEntries.length;
  return otherEntries.toSpliced(index, 0, ...movedEntries);
}

/** Removes every occurrence of each URI. */
export function removeItems(request: ApiRequest): Reply {
  const playlist = requireEditablePlaylist(request, "collaborator");
  const body = parseJsonBody(request);
  if (!Array.isArray(body.items)) throw badRequest("Missing required field: items");
  const uris = body.items.map((item: unknown) => uriOfItem(item));
  checkUris(request, uris, "JSON body contains an invalid track uri");
  const baseEntries = new Set(entriesAtSnapshot(request, playlist, body.snapshot_id));
  const removed = new Set(uris);
  const kept = playlist.entries.filter(
    entry => !(entry.uri && removed.has(entry.uri) && baseEntries.has(entry)),
  );
  // Seen live: 200 without a removal (github spotify/web-api#1387).
  if (kept.length === playlist.entries.length || request.world.settings.ignoreRemovals)
    return jsonReply({ snapshot_id: playlist.snapshotId });
  return saveEntries(request, playlist, kept);
}

function uriOfItem(item: unknown): string {
  const uri = typeof item === "object" && item !== null && "uri" in item ? item.uri : undefined;
  if (typeof uri !== "string") throw badRequest("JSON body contains an invalid track uri: null");
  return uri;
}

/** Returns the entries of the version that the request names, or the current entries. */
function entriesAtSnapshot({ world }: ApiRequest, playlist: Playlist, snapshot: unknown): readonly Entry[] {
  if (snapshot === undefined || snapshot === null) return playlist.entries;
  const { snapshotRefusal } = world.settings;
  // Seen live: 502 to every snapshot (github jwilsson/spotify-web-api-php#284).
  if (snapshotRefusal === 502) throw new ApiError(502, "Error while loading resource");
  const isKnown = typeof snapshot === "string" && snapshotRefusal === null;
  const entries = isKnown ? entriesAt(playlist, snapshot) : null;
  if (!entries) throw badRequest("Invalid snapshot_id");
  return entries;
}

/** Reads the URIs from the query, else from the body; null when both lack them. */
function readUris(request: ApiRequest, body: Record<string, unknown>): string[] | null {
  const query = request.query.get("uris");
  const uris = query === null ? body.uris : query.split(",").filter(uri => uri !== "");
  if (uris === undefined) return null;
  if (!Array.isArray(uris)) throw badRequest("Invalid uris");
  checkUris(request, uris, query === null ? "JSON body contains an invalid track uri" : "Invalid track uri");
  return uris;
}

/** Refuses unknown URIs and local files, which the API can neither add nor remove. */
function checkUris({ world }: ApiRequest, uris: readonly unknown[], message: string): void {
  if (uris.length > maxItems) throw badRequest("You can add a maximum of 100 tracks per request");
  const isKnown = (uri: unknown) => {
    const [scheme, kind, id = ""] = typeof uri === "string" ? uri.split(":") : [];
    if (scheme !== "spotify") return false;
    return kind === "track" ? trackExists(world, id) : kind === "episode" && world.catalog.episodes.has(id);
  };
  const wrong = uris.find(uri => !isKnown(uri));
  if (wrong !== undefined) throw badRequest(`${message}: ${String(wrong)}`);
}

function createEntries(request: ApiRequest, uris: readonly string[]): Entry[] {
  const addedAt = isoSeconds(request.world.clock.now());
  const addedBy = requireUser(request).id;
  return uris.map(uri => ({ uri, addedAt, addedBy }));
}

function saveEntries(
  { world }: ApiRequest,
  playlist: Playlist,
  entries: readonly Entry[],
  status = 200,
): Reply {
  addVersion(playlist, world.clock.now(), world.settings, entries);
  world.saveSoon();
  return jsonReply({ snapshot_id: playlist.snapshotId }, status);
}
