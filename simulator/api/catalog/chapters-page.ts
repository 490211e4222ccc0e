import type { Audiobook } from "../../catalog/spoken-word";
import { simplifiedChapter } from "../../render/spoken-word";
import type { ApiRequest } from "../http/api-route";
import { buildPage, type Slice } from "../http/paging";

/** Builds a page of an audiobook's chapters. Its links always lead to /audiobooks/{id}/chapters. */
export function chaptersPage(request: ApiRequest, { id, chapterIds }: Audiobook, slice: Slice) {
  const { world } = request;
  const pageItems = chapterIds
    .slice(slice.offset, slice.offset + slice.limit)
    .flatMap(chapterId => world.catalog.chapters.get(chapterId) ?? [])
    .map(chapter => simplifiedChapter(world, chapter));
  return buildPage(
    { ...request, path: `/v1/audiobooks/${id}/chapters` },
    slice,
    chapterIds.length,
    pageItems,
  );
}
