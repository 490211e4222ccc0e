import type { UserContext } from "@/lib/core/context";
import type { SearchResults } from "@/lib/schemas/search";
import type { SearchInput } from "./search-input";
import { searchLibrary } from "./search-library";
import { searchSpotify } from "./search-spotify";

/**
 * Searches the person's library, which costs no call, or Spotify's catalog, which costs one. Results contain every word.
 * @throws AppError validation_failed; SpotifyError
 */
export const search = (
  ctx: UserContext,
  { source, ...input }: SearchInput & { source: "library" | "spotify" },
): Promise<SearchResults> => (source === "spotify" ? searchSpotify(ctx, input) : searchLibrary(ctx, input));
