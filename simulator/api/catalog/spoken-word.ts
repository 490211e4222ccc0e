import { jsonReply } from "../../http/message";
import {
  audiobookObject,
  chapterObject,
  episodeObject,
  showObject,
  simplifiedEpisode,
} from "../../render/spoken-word";
import { type ApiRequest, type ApiRoute, open, personal } from "../http/api-route";
import { page, pageOf50, type Slice, sliceOf } from "../http/paging";
import { needById } from "../http/request";
import { chaptersPage } from "./chapters-page";

const positionScopes = ["user-read-playback-position"];
const firstPage: Slice = { limit: 50, offset: 0 };

export const spokenWordRoutes: readonly ApiRoute[] = [
  personal("GET /shows/{id}", "shows", positionScopes, show),
  personal("GET /shows/{id}/episodes", "shows", positionScopes, showEpisodes),
  personal("GET /episodes/{id}", "episodes", positionScopes, episode),
  open("GET /audiobooks/{id}", "audiobooks", audiobook),
  open("GET /audiobooks/{id}/chapters", "audiobooks", audiobookChapters),
  open("GET /chapters/{id}", "audiobooks", chapter),
];

function show(request: ApiRequest) {
  const found = needById(request.world.catalog.shows, request.params.id);
  return jsonReply({ ...showObject(request.world, found), episodes: episodesPage(request, firstPage) });
}

function showEpisodes(request: ApiRequest) {
  return jsonReply(episodesPage(request, sliceOf(request, pageOf50)));
}

function episodesPage(request: ApiRequest, slice: Slice) {
  const { world, params } = request;
  const { id, episodeIds } = needById(world.catalog.shows, params.id);
  const shown = episodeIds
    .slice(slice.offset, slice.offset + slice.limit)
    .map(episodeId => simplifiedEpisode(world, needById(world.catalog.episodes, episodeId)));
  return page({ ...request, path: `/v1/shows/${id}/episodes` }, slice, episodeIds.length, shown);
}

function episode({ world, params }: ApiRequest) {
  return jsonReply(episodeObject(world, needById(world.catalog.episodes, params.id)));
}

function audiobook(request: ApiRequest) {
  const found = needById(request.world.catalog.audiobooks, request.params.id);
  return jsonReply({
    ...audiobookObject(request.world, found),
    chapters: chaptersPage(request, found, firstPage),
  });
}

function audiobookChapters(request: ApiRequest) {
  const found = needById(request.world.catalog.audiobooks, request.params.id);
  return jsonReply(chaptersPage(request, found, sliceOf(request, pageOf50)));
}

function chapter({ world, params }: ApiRequest) {
  return jsonReply(chapterObject(world, needById(world.catalog.chapters, params.id)));
}
