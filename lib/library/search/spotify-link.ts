const kinds = "track|episode|album|artist|playlist";
const uri = new RegExp(`^spotify:(?:user:[^:]+:)?(${kinds}):([0-9A-Za-z]{22})$`);
const address = new RegExp(
  `^(?:https?://)?(?:open|play)\\.spotify\\.com/(?:intl-[a-z-]+/)?(?:embed/)?(?:user/[^/]+/)?(${kinds})/([0-9A-Za-z]{22})(?:[/?#].*)?$`,
  "i",
);
const shortAddress = /^(?:https?:\/\/)?(?:spotify\.link|spotify\.app\.link|spoti\.fi)\//i;

export type SpotifyLink = { kind: "track" | "episode" | "album" | "artist" | "playlist"; id: string };

/** Reads a Spotify URI or the address that Spotify shares. */
export function readSpotifyLink(text: string): SpotifyLink | null {
  const [, kind, id] = uri.exec(text.trim()) ?? address.exec(text.trim()) ?? [];
  return kind && id ? { kind: kind.toLowerCase() as SpotifyLink["kind"], id } : null;
}

/** Tests if a text is one of Spotify's short addresses, which only Spotify's server can follow. */
export const isShortLink = (text: string): boolean => shortAddress.test(text.trim());
