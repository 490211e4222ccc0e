import type { UserContext } from "@/lib/core/context";
import type { SearchResults } from "@/lib/schemas/search";
import type { SearchInput } from "./search-input";
import { searchLibrary } from "./search-library";
import { searchSpotify } from "./search-spotify";

/**
 * What is found in the person's library, at no cost, or in Spotify's catalogue for one call. Every word has to occur.
 * @throws AppError validation_failed; SpotifyError
 */
export const search = (
  ctx: UserContext,
  { source, ...input }: SearchInput & { source: "library" | "spotify" },
): Promise<SearchResults> => (source === "spotify" ? searchSpotify(ctx, input) : searchLibrary(ctx, input));
