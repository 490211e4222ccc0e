type Feature = { read: readonly string[]; write: readonly string[] };

/** The requested scopes by the permission that they belong to. */
const features = {
  playback: {
    read: ["user-read-playback-state", "user-read-currently-playing"],
    write: ["user-modify-playback-state"],
  },
  playlists: {
    read: ["playlist-read-private", "playlist-read-collaborative"],
    write: ["playlist-modify-private", "playlist-modify-public"],
  },
  library: {
    read: ["user-library-read"],
    write: ["user-library-modify"],
  },
  history: { read: ["user-read-recently-played"], write: [] },
} satisfies Record<string, Feature>;

const allFeatures: readonly Feature[] = Object.values(features);
const scopesOf = ({ read, write }: Feature) => [...read, ...write];

/** All scopes that a connection requests. */
export const requestedScopes: readonly string[] = allFeatures.flatMap(scopesOf);

/** Returns the requested scopes that Spotify did not grant. */
export const missingScopes = (granted: readonly string[]) =>
  requestedScopes.filter(scope => !granted.includes(scope));

/** Returns the permissions with a missing scope. */
export const missingRights = (granted: readonly string[]) =>
  (Object.keys(features) as (keyof typeof features)[]).filter(permission =>
    scopesOf(features[permission]).some(scope => !granted.includes(scope)),
  );

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
