import { jsonReply, type Reply } from "../../http/message";
import { entriesAt, newVersion } from "../../world/playlist-versions";
import type { Entry, Playlist } from "../../world/records";
import { isoSeconds } from "../../world/time";
import { trackExists } from "../../world/tracks";
import { badRequest } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { jsonBody, personOf, wholeNumber } from "../http/request";
import { editablePlaylist } from "./editable-playlist";

const maxItems = 100;

/** Adding twice adds twice: nothing here is idempotent. */
export function addItems(request: ApiRequest): Reply {
  const playlist = editablePlaylist(request, "collaborator");
  const body = jsonBody(request);
  const uris = urisOf(request, body);
  if (!uris) throw badRequest("Missing required field: uris");
  const given = request.query.get("position") ?? body.position;
  const position = given === undefined ? playlist.entries.length : wholeNumber(given, "position");
  if (position > playlist.entries.length) throw badRequest("Index out of bounds");
  return written(
    request,
    playlist,
    playlist.entries.toSpliced(position, 0, ...newEntries(request, uris)),
    201,
  );
}

/** Two operations behind one address, chosen by what is sent and never mixed. */
export function changeItems(request: ApiRequest): Reply {
  const playlist = editablePlaylist(request, "collaborator");
  const body = jsonBody(request);
  const uris = urisOf(request, body);
  if (uris && body.range_start !== undefined)
    throw badRequest("Replace and reorder cannot be applied together");
  if (uris) return written(request, playlist, newEntries(request, uris));
  return reorderItems(request, playlist, body);
}

function reorderItems(request: ApiRequest, playlist: Playlist, body: Record<string, unknown>): Reply {
  const seen = seenEntries(playlist, body.snapshot_id);
  const start = wholeNumber(body.range_start, "range_start");
  const before = wholeNumber(body.insert_before, "insert_before");
  const length = body.range_length === undefined ? 1 : wholeNumber(body.range_length, "range_length");
  if (start + length > seen.length || before > seen.length) throw badRequest("Index out of bounds");
  return written(request, playlist, moved(playlist.entries, seen, start, length, before));
}

/**
 * Moves the range that the program saw to stand before the entry that it saw, wherever both are by now.
 * `before` counts in the list before the move (docs: reference/reorder-or-replace-playlists-items).
 */
function moved(
  current: readonly Entry[],
  seen: readonly Entry[],
  start: number,
  length: number,
  before: number,
) {
  const range = new Set(seen.slice(start, start + length));
  const moving = current.filter(entry => range.has(entry));
  const staying = current.filter(entry => !range.has(entry));
  const anchor = seen.slice(before).find(entry => !range.has(entry) && staying.includes(entry));
  const at = anchor ? staying.indexOf(anchor) : staying.length;
  return staying.toSpliced(at, 0, ...moving);
}

/** Every occurrence of each URI goes; there are no positions in this request. */
export function removeItems(request: ApiRequest): Reply {
  const playlist = editablePlaylist(request, "collaborator");
  const body = jsonBody(request);
  if (!Array.isArray(body.items)) throw badRequest("Missing required field: items");
  const uris = body.items.map((item: unknown) => uriOfItem(item));
  checkUris(request, uris, "JSON body contains an invalid track uri");
  const seen = new Set(seenEntries(playlist, body.snapshot_id));
  const named = new Set(uris);
  const kept = playlist.entries.filter(entry => !(entry.uri && named.has(entry.uri) && seen.has(entry)));
  if (kept.length === playlist.entries.length) return jsonReply({ snapshot_id: playlist.snapshotId });
  return written(request, playlist, kept);
}

function uriOfItem(item: unknown): string {
  const uri = typeof item === "object" && item !== null && "uri" in item ? item.uri : undefined;
  if (typeof uri !== "string") throw badRequest("JSON body contains an invalid track uri: null");
  return uri;
}

/** The entries of the version that the program names, or the present ones. */
function seenEntries(playlist: Playlist, snapshot: unknown): readonly Entry[] {
  if (snapshot === undefined || snapshot === null) return playlist.entries;
  const entries = typeof snapshot === "string" ? entriesAt(playlist, snapshot) : null;
  if (!entries) throw badRequest("Invalid snapshot_id");
  return entries;
}

/** URIs from the query, which wins, or the body; null when neither has them. */
function urisOf(request: ApiRequest, body: Record<string, unknown>): string[] | null {
  const query = request.query.get("uris");
  const uris = query === null ? body.uris : query.split(",").filter(uri => uri !== "");
  if (uris === undefined) return null;
  if (!Array.isArray(uris)) throw badRequest("Invalid uris");
  checkUris(request, uris, query === null ? "JSON body contains an invalid track uri" : "Invalid track uri");
  return uris;
}

/** Local files cannot be named: they can be neither added nor removed through the API. */
function checkUris({ world }: ApiRequest, uris: readonly unknown[], complaint: string): void {
  if (uris.length > maxItems) throw badRequest("You can add a maximum of 100 tracks per request");
  const isKnown = (uri: unknown) => {
    const [scheme, kind, id = ""] = typeof uri === "string" ? uri.split(":") : [];
    if (scheme !== "spotify") return false;
    return kind === "track" ? trackExists(world, id) : kind === "episode" && world.catalog.episodes.has(id);
  };
  const wrong = uris.find(uri => !isKnown(uri));
  if (wrong !== undefined) throw badRequest(`${complaint}: ${String(wrong)}`);
}

function newEntries(request: ApiRequest, uris: readonly string[]): Entry[] {
  const addedAt = isoSeconds(request.world.clock.now());
  const addedBy = personOf(request).id;
  return uris.map(uri => ({ uri, addedAt, addedBy }));
}

function written({ world }: ApiRequest, playlist: Playlist, entries: readonly Entry[], status = 200): Reply {
  newVersion(playlist, world.clock.now(), world.settings.snapshotLagMs, entries);
  world.changed();
  return jsonReply({ snapshot_id: playlist.snapshotId }, status);
}
