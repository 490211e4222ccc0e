import { jsonBytes, jsonReply, type Reply } from "../../http/message";
import { nextItems } from "../../player/order";
import { activeDevice, type Player } from "../../player/player";
import { itemBytes, trackBytes } from "../../render/item-bytes";
import type { World } from "../../world/world";
import { ApiError, badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, userRoute } from "../http/api-route";
import { pageOf50, readSlice } from "../http/paging";
import { parseWholeNumber, requireUser } from "../http/request";
import { readItemOptions } from "../playlists/playlists";
import {
  contextObject,
  currentPlayer,
  deviceObject,
  playingObject,
  stateObject,
  visibleState,
} from "./player-view";

const stateScope = "user-read-playback-state";
const currentScope = "user-read-currently-playing";
const maxQueueLength = 20;

export const playerReadRoutes: readonly ApiRoute[] = [
  userRoute("GET /me/player", "player", [stateScope], getPlaybackState),
  userRoute("GET /me/player/devices", "player", [stateScope], listDevices),
  userRoute("GET /me/player/currently-playing", "player", [currentScope], getCurrentlyPlaying),
  userRoute("GET /me/player/queue", "player", [currentScope, stateScope], getQueue),
  userRoute("GET /me/player/recently-played", "player", ["user-read-recently-played"], listRecentlyPlayed),
];

function readVisibleState(request: ApiRequest) {
  const player = currentPlayer(request.world, requireUser(request).id);
  refuseAtSongChange(request.world, player);
  return visibleState(request.world, player);
}

/** Refuses valid tokens at the start of a song, if the setting is on (github LargeModGames/spotatui#399). */
function refuseAtSongChange({ settings, clock }: World, { playback }: Player): void {
  if (!settings.songChangeRefusal || !playback) return;
  const { status, forMs } = settings.songChangeRefusal;
  if (clock.now() - playback.loadedAt >= forMs) return;
  throw new ApiError(status, status === 401 ? "Access token missing" : "Forbidden");
}

function getPlaybackState(request: ApiRequest): Reply {
  const state = readVisibleState(request);
  if (!activeDevice(state)) return { status: 204 };
  return jsonReply(stateObject(request.world, state, readItemOptions(request, "null")));
}

function listDevices(request: ApiRequest): Reply {
  return jsonReply({ devices: readVisibleState(request).devices.map(deviceObject) });
}

function getCurrentlyPlaying(request: ApiRequest): Reply {
  const state = readVisibleState(request);
  if (!activeDevice(state) || !state.playback) return { status: 204 };
  return jsonReply(playingObject(request.world, state, readItemOptions(request, "null")));
}

/**
 * Lists the user's queue and the rest of the context together, as Spotify does. A short context is listed again and
 * again although it will end (github aome510/spotify-player#178, #597).
 */
function getQueue(request: ApiRequest): Reply {
  const state = readVisibleState(request);
  const { playback } = state;
  const options = { playable: false, episodes: "full" } as const;
  const render = (uri: string) => itemBytes(request.world, uri, options).toString();
  const isCyclic = request.world.settings.queuePadding || state.repeat === "context";
  const upcoming = playback ? nextItems(playback, isCyclic, maxQueueLength) : [];
  const playing = playback?.current ? render(playback.current) : "null";
  return jsonBytes(`{"currently_playing":${playing},"queue":[${upcoming.map(render).join(",")}]}`);
}

/** Lists the last fifty plays at most; the page after them is empty (github spotify/web-api#1405). */
function listRecentlyPlayed(request: ApiRequest): Reply {
  const { world, query, path } = request;
  const { limit } = readSlice(request, pageOf50);
  if (query.has("after") && query.has("before"))
    throw badRequest("Only one of after and before may be given");
  const after = query.has("after") ? parseWholeNumber(query.get("after"), "after") : Number.NEGATIVE_INFINITY;
  const before = query.has("before")
    ? parseWholeNumber(query.get("before"), "before")
    : Number.POSITIVE_INFINITY;
  const { history } = currentPlayer(world, requireUser(request).id);
  const matching = history.filter(({ playedAt }) => playedAt > after && playedAt < before);
  // `after` takes the oldest of the newer plays, `before` the newest of the older plays.
  const plays = query.has("after") ? matching.slice(-limit) : matching.slice(0, limit);
  const [newest, oldest] = [plays[0], plays.at(-1)];
  const listUrl = `${world.origin}${path}`;
  const links = {
    href: `${listUrl}?${query}`,
    limit,
    next: oldest ? `${listUrl}?before=${oldest.playedAt}&limit=${limit}` : null,
    cursors: newest && oldest ? { after: String(newest.playedAt), before: String(oldest.playedAt) } : null,
  };
  const items = plays.map(({ uri, playedAt, contextUri }) => {
    const track = trackBytes(world, uri.split(":")[2] ?? "", false).toString();
    const context = JSON.stringify(contextObject(world, contextUri));
    return `{"track":${track},"played_at":"${new Date(playedAt).toISOString()}","context":${context}}`;
  });
  return jsonBytes(`{"items":[${items.join(",")}],${JSON.stringify(links).slice(1)}`);
}
