// Without Zod, so that the browser can import it on every screen.

/** The maximum number of URIs in one play request. */
export const maxPlayUris = 10_000;

/** The maximum number of playlists that one shuffle mixes. */
export const maxShuffledPlaylists = 50;
