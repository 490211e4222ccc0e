import { jsonReply } from "../../http/message";
import {
  audiobookObject,
  chapterObject,
  episodeObject,
  showObject,
  simplifiedEpisode,
} from "../../render/spoken-word";
import { type ApiRequest, type ApiRoute, openRoute, userRoute } from "../http/api-route";
import { buildPage, pageOf50, readSlice, type Slice } from "../http/paging";
import { requireById } from "../http/request";
import { chaptersPage } from "./chapters-page";

const positionScopes = ["user-read-playback-position"];
const firstPage: Slice = { limit: 50, offset: 0 };

export const spokenWordRoutes: readonly ApiRoute[] = [
  userRoute("GET /shows/{id}", "shows", positionScopes, getShow),
  userRoute("GET /shows/{id}/episodes", "shows", positionScopes, listShowEpisodes),
  userRoute("GET /episodes/{id}", "episodes", positionScopes, getEpisode),
  openRoute("GET /audiobooks/{id}", "audiobooks", getAudiobook),
  openRoute("GET /audiobooks/{id}/chapters", "audiobooks", listChapters),
  openRoute("GET /chapters/{id}", "audiobooks", getChapter),
];

function getShow(request: ApiRequest) {
  const show = requireById(request.world.catalog.shows, request.params.id);
  return jsonReply({ ...showObject(request.world, show), episodes: episodesPage(request, firstPage) });
}

function listShowEpisodes(request: ApiRequest) {
  return jsonReply(episodesPage(request, readSlice(request, pageOf50)));
}

function episodesPage(request: ApiRequest, slice: Slice) {
  const { world, params } = request;
  const { id, episodeIds } = requireById(world.catalog.shows, params.id);
  const pageItems = episodeIds
    .slice(slice.offset, slice.offset + slice.limit)
    .map(episodeId => simplifiedEpisode(world, requireById(world.catalog.episodes, episodeId)));
  return buildPage({ ...request, path: `/v1/shows/${id}/episodes` }, slice, episodeIds.length, pageItems);
}

function getEpisode({ world, params }: ApiRequest) {
  return jsonReply(episodeObject(world, requireById(world.catalog.episodes, params.id)));
}

function getAudiobook(request: ApiRequest) {
  const audiobook = requireById(request.world.catalog.audiobooks, request.params.id);
  return jsonReply({
    ...audiobookObject(request.world, audiobook),
    chapters: chaptersPage(request, audiobook, firstPage),
  });
}

function listChapters(request: ApiRequest) {
  const audiobook = requireById(request.world.catalog.audiobooks, request.params.id);
  return jsonReply(chaptersPage(request, audiobook, readSlice(request, pageOf50)));
}

function getChapter({ world, params }: ApiRequest) {
  return jsonReply(chapterObject(world, requireById(world.catalog.chapters, params.id)));
}
