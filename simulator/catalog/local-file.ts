export type LocalFile = {
  artist: string;
  album: string;
  title: string;
  durationMs: number;
};

/** `spotify:local:{artist}:{album}:{title}:{seconds}`, each part form-encoded (docs: concepts/playlists). */
export function parseLocalUri(uri: string): LocalFile {
  const [, , artist = "", album = "", title = "", seconds = ""] = uri.split(":");
  return {
    artist: decode(artist),
    album: decode(album),
    title: decode(title),
    durationMs: (Number.parseInt(seconds, 10) || 0) * 1000,
  };
}

function decode(part: string): string {
  const spaced = part.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
