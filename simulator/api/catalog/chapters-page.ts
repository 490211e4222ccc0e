import type { Audiobook } from "../../catalog/spoken-word";
import { simplifiedChapter } from "../../render/spoken-word";
import type { ApiRequest } from "../http/api-route";
import { page, type Slice } from "../http/paging";

/** An audiobook's chapters as a page whose links lead to /audiobooks/{id}/chapters, wherever it is embedded. */
export function chaptersPage(request: ApiRequest, { id, chapterIds }: Audiobook, slice: Slice) {
  const { world } = request;
  const shown = chapterIds
    .slice(slice.offset, slice.offset + slice.limit)
    .flatMap(chapterId => world.catalog.chapters.get(chapterId) ?? [])
    .map(chapter => simplifiedChapter(world, chapter));
  return page({ ...request, path: `/v1/audiobooks/${id}/chapters` }, slice, chapterIds.length, shown);
}
