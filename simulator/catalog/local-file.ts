export type LocalFile = {
  artist: string;
  album: string;
  title: string;
  durationMs: number;
};

/** Parses `spotify:local:{artist}:{album}:{title}:{seconds}`, form-encoded (docs: concepts/playlists). */
export function parseLocalUri(uri: string): LocalFile {
  const [, , artist = "", album = "", title = "", seconds = ""] = uri.split(":");
  return {
    artist: decodePart(artist),
    album: decodePart(album),
    title: decodePart(title),
    durationMs: (Number.parseInt(seconds, 10) || 0) * 1000,
  };
}

function decodePart(part: string): string {
  const spaced = part.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
