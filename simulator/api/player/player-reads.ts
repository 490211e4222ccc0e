import { jsonBytes, jsonReply, type Reply } from "../../http/message";
import { upcoming } from "../../player/order";
import { activeDevice } from "../../player/player";
import { itemBytes, trackBytes } from "../../render/item-bytes";
import { badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, personal } from "../http/api-route";
import { pageOf50, sliceOf } from "../http/paging";
import { personOf, wholeNumber } from "../http/request";
import { itemOptions } from "../playlists/playlists";
import {
  contextObject,
  currentPlayer,
  deviceObject,
  playingObject,
  shownState,
  stateObject,
} from "./player-view";

const stateScope = "user-read-playback-state";
const currentScope = "user-read-currently-playing";
const maxQueueLength = 20;

export const playerReadRoutes: readonly ApiRoute[] = [
  personal("GET /me/player", "player", [stateScope], playbackState),
  personal("GET /me/player/devices", "player", [stateScope], devices),
  personal("GET /me/player/currently-playing", "player", [currentScope], currentlyPlaying),
  personal("GET /me/player/queue", "player", [currentScope, stateScope], queue),
  personal("GET /me/player/recently-played", "player", ["user-read-recently-played"], recentlyPlayed),
];

function shown(request: ApiRequest) {
  return shownState(request.world, currentPlayer(request.world, personOf(request).id));
}

function playbackState(request: ApiRequest): Reply {
  const state = shown(request);
  if (!activeDevice(state)) return { status: 204 };
  return jsonReply(stateObject(request.world, state, itemOptions(request, "null")));
}

function devices(request: ApiRequest): Reply {
  return jsonReply({ devices: shown(request).devices.map(deviceObject) });
}

function currentlyPlaying(request: ApiRequest): Reply {
  const state = shown(request);
  if (!activeDevice(state) || !state.playback) return { status: 204 };
  return jsonReply(playingObject(request.world, state, itemOptions(request, "null")));
}

/** The person's own queue and the rest of the context in one list: nothing tells them apart. */
function queue(request: ApiRequest): Reply {
  const state = shown(request);
  const { playback } = state;
  const options = { playable: false, episodes: "full" } as const;
  const render = (uri: string) => itemBytes(request.world, uri, options).toString();
  const coming = playback ? upcoming(playback, state.repeat === "context", maxQueueLength) : [];
  const playing = playback?.current ? render(playback.current) : "null";
  return jsonBytes(`{"currently_playing":${playing},"queue":[${coming.map(render).join(",")}]}`);
}

/** At most the last fifty plays ever; the page after them is empty (github spotify/web-api#1405). */
function recentlyPlayed(request: ApiRequest): Reply {
  const { world, query, path } = request;
  const { limit } = sliceOf(request, pageOf50);
  if (query.has("after") && query.has("before"))
    throw badRequest("Only one of after and before may be given");
  const after = query.has("after") ? wholeNumber(query.get("after"), "after") : Number.NEGATIVE_INFINITY;
  const before = query.has("before") ? wholeNumber(query.get("before"), "before") : Number.POSITIVE_INFINITY;
  const { history } = currentPlayer(world, personOf(request).id);
  const fitting = history.filter(({ playedAt }) => playedAt > after && playedAt < before);
  // With `after` the oldest of the newer ones come first in line, with `before` the newest of the older ones.
  const plays = query.has("after") ? fitting.slice(-limit) : fitting.slice(0, limit);
  const [newest, oldest] = [plays[0], plays.at(-1)];
  const address = `${world.origin}${path}`;
  const links = {
    href: `${address}?${query}`,
    limit,
    next: oldest ? `${address}?before=${oldest.playedAt}&limit=${limit}` : null,
    cursors: newest && oldest ? { after: String(newest.playedAt), before: String(oldest.playedAt) } : null,
  };
  const items = plays.map(({ uri, playedAt, contextUri }) => {
    const track = trackBytes(world, uri.split(":")[2] ?? "", false).toString();
    const context = JSON.stringify(contextObject(world, contextUri));
    return `{"track":${track},"played_at":"${new Date(playedAt).toISOString()}","context":${context}}`;
  });
  return jsonBytes(`{"items":[${items.join(",")}],${JSON.stringify(links).slice(1)}`);
}
