import { searchText } from "@/lib/library/search/search-text";
import { sha256 } from "@/lib/platform/crypto";

/** Longer URIs cannot be indexed. */
const maxPartLength = 800;

function part(text: string): string {
  const encoded = encodeURIComponent(searchText(text) || text.trim()).replaceAll("%20", "+");
  return encoded.length > maxPartLength ? sha256(encoded) : encoded;
}

/**
 * Builds the URI of a song that has no address on Spotify, such as a local file. It looks like Spotify's URI of a local file without
 * album and length, and is the same for each spelling of the names.
 */
export const nameUriOf = (artist: string | null, title: string): string =>
  `spotify:local:${part(artist ?? "")}::${part(title)}:`;
