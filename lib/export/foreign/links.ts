import { emptyContent, type FileContent, songOf, unknownTime, urisIn } from "./file-content";

const maxExampleLength = 100;

/** Reads a list of links or URIs, a line each. A line without one is reported as no song of Spotify. */
export function readLinks(text: string, name: string): FileContent {
  const uris = text
    .split(/\r?\n/)
    .filter(line => line.trim() !== "")
    .flatMap(line => {
      const found = urisIn(line);
      return found.length > 0 ? found : [line.trim().slice(0, maxExampleLength).toWellFormed()];
    });
  const songs = [...new Set(uris)].filter(uri => uri.startsWith("spotify:")).map(uri => songOf({ uri }));
  const items = uris.map(uri => ({ uri, addedAt: unknownTime }));
  return { ...emptyContent(), songs, playlists: [{ name, description: "", access: "owner", items }] };
}
