import type { UserContext } from "@/lib/core/context";
import type { SearchResults, SearchSource } from "@/lib/schemas/search";
import { findLinked } from "./find-linked";
import { markLibrary } from "./mark-library";
import { searchEverything } from "./search-everything";
import type { SearchInput } from "./search-input";
import { searchLibrary } from "./search-library";
import { searchSpotify } from "./search-spotify";

/**
 * Searches the person's library, which costs no call, Spotify's catalog, which costs one, or both. Results contain every word. A
 * pasted Spotify address finds exactly what it means.
 * @throws AppError validation_failed; SpotifyError unless the library is searched as well
 */
export async function search(
  ctx: UserContext,
  { source, ...input }: SearchInput & { source: SearchSource },
): Promise<SearchResults> {
  if (source === "all") return searchEverything(ctx, input);
  const linked = await findLinked(ctx, { ...input, source });
  const results =
    linked ??
    (await (source === "spotify" ? searchSpotify(ctx, input) : (await searchLibrary(ctx, input)).results));
  return markLibrary(ctx, source, results);
}
