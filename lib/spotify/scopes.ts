/** The scopes that the product uses, by what they are for. */
const scopesByFeature = {
  playback: ["user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing"],
  playlists: [
    "playlist-read-private",
    "playlist-read-collaborative",
    "playlist-modify-private",
    "playlist-modify-public",
  ],
  library: ["user-library-read", "user-library-modify"],
  history: ["user-read-recently-played"],
} as const;

/** All scopes that a connection asks for. */
export const wantedScopes: readonly string[] = Object.values(scopesByFeature).flat();

/** What the product wants and Spotify did not grant. */
export const missingScopes = (granted: readonly string[]) =>
  wantedScopes.filter(scope => !granted.includes(scope));
