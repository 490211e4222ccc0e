type Feature = {
  /** The permission in words that complete the phrase "the right to". */
  right: string;
  read: readonly string[];
  write: readonly string[];
};

/** The requested scopes by the feature that needs them. */
const features = {
  playback: {
    right: "see and control what plays",
    read: ["user-read-playback-state", "user-read-currently-playing"],
    write: ["user-modify-playback-state"],
  },
  playlists: {
    right: "read and edit your playlists",
    read: ["playlist-read-private", "playlist-read-collaborative"],
    write: ["playlist-modify-private", "playlist-modify-public"],
  },
  library: {
    right: "read and change your liked songs",
    read: ["user-library-read"],
    write: ["user-library-modify"],
  },
  history: { right: "see what you played recently", read: ["user-read-recently-played"], write: [] },
} satisfies Record<string, Feature>;

const allFeatures: readonly Feature[] = Object.values(features);
const scopesOf = ({ read, write }: Feature) => [...read, ...write];

/** All scopes that a connection requests. */
export const requestedScopes: readonly string[] = allFeatures.flatMap(scopesOf);

/** Returns the requested scopes that Spotify did not grant. */
export const missingScopes = (granted: readonly string[]) =>
  requestedScopes.filter(scope => !granted.includes(scope));

/** Returns the right of every feature with a missing scope. */
export const missingRights = (granted: readonly string[]) =>
  allFeatures
    .filter(feature => scopesOf(feature).some(scope => !granted.includes(scope)))
    .map(({ right }) => right);

function featureOf(path: string): keyof typeof features | null {
  if (path === "/me/player/recently-played") return "history";
  if (path.startsWith("/me/player")) return "playback";
  if (path.startsWith("/me/playlists") || path.startsWith("/playlists/")) return "playlists";
  if (path === "/me/tracks" || path.startsWith("/me/library")) return "library";
  return null;
}

/** Returns the scopes that a call needs, and the feature that they belong to. */
export function requiredScopes(call: { method: string; path: string }) {
  const feature = featureOf(call.path);
  const scopes: readonly string[] = feature
    ? features[feature][call.method === "GET" ? "read" : "write"]
    : [];
  return { feature, scopes };
}
