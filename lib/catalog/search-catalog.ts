import type { UserContext } from "@/lib/core/context";
import { sha256 } from "@/lib/platform/crypto";
import { getCatalogClient, type SearchKind } from "@/lib/spotify/catalog-client";
import { usable } from "@/lib/spotify/lenient";
import { searchReply } from "@/lib/spotify/replies";
import { cacheTracks } from "./cache/cached-tracks";
import { readCachedReply } from "./cache/read-reply";

/** Searches Spotify: ten results of each kind. Makes at most one call in ten minutes for the same search. @throws SpotifyError */
export async function searchCatalog(
  ctx: UserContext,
  text: string,
  kinds: readonly SearchKind[],
  offset: number,
) {
  const { reply } = await readCachedReply(ctx, {
    kind: "search",
    // Hashed, because a search can be long.
    name: `search/${sha256(JSON.stringify([text, kinds.toSorted(), offset]))}`,
    schema: searchReply,
    fetchReply: async () => {
      const found = await getCatalogClient(ctx).search(text, kinds, offset);
      await cacheTracks(ctx, usable(found.tracks?.items ?? []));
      return found;
    },
  });
  return reply;
}
