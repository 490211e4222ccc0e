import { env } from "@/lib/platform/env";

const spotifyApi = "https://api.spotify.com";

/** Returns the address of Spotify's player for browsers. The simulator has its own. */
export function playerScript(): string {
  const { SPOTIFY_API_URL } = env();
  return `${SPOTIFY_API_URL === spotifyApi ? "https://sdk.scdn.co" : SPOTIFY_API_URL}/spotify-player.js`;
}
