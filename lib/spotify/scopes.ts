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
  // Spotify's documentation of its player for browsers asks for all three.
  sound: { read: ["streaming", "user-read-email", "user-read-private"], write: [] },
} satisfies Record<string, Feature>;
type FeatureName = keyof typeof features;

/** The switches of a person that need more permissions. */
type Switches = { browserSound?: boolean };

const scopesOf = ({ read, write }: Feature) => [...read, ...write];
const requestedFeatures = ({ browserSound = false }: Switches) =>
  (Object.keys(features) as FeatureName[]).filter(name => name !== "sound" || browserSound);

/** Returns the scopes that a connection requests. */
export const requestedScopes = (switches: Switches = {}): readonly string[] =>
  requestedFeatures(switches).flatMap(name => scopesOf(features[name]));

/** Returns the requested scopes that Spotify did not grant. */
export const missingScopes = (granted: readonly string[], switches: Switches = {}) =>
  requestedScopes(switches).filter(scope => !granted.includes(scope));

/** Returns the permissions with a missing scope. */
export const missingRights = (granted: readonly string[], switches: Switches = {}) =>
  requestedFeatures(switches).filter(name =>
    scopesOf(features[name]).some(scope => !granted.includes(scope)),
  );

function featureOf(path: string): FeatureName | null {
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
