import { base62Id, type Random } from "../random";
import type { CatalogFile } from "./catalog-file";
import { createSpokenWord } from "./spoken-word";

type PlaylistSource = CatalogFile["playlists"][number];

/** Creates playlists for rarer cases: a followed playlist, an empty one and one with unusual entries. */
export function specialPlaylists(random: Random, tracks: CatalogFile["tracks"]): PlaylistSource[] {
  const ids = tracks.map(track => track.id);
  return [
    {
      id: base62Id(random),
      name: "Marlow's Basement Tapes",
      description: "Followed, not mine: its songs stay with their owner.",
      trackIds: ids.slice(900, 948),
      owner: { id: "marlow.fenn", displayName: "Marlow Fenn" },
    },
    { id: base62Id(random), name: "Ideas for October", description: "", trackIds: [] },
    {
      id: base62Id(random),
      name: "Odds and Ends",
      description: "A demo tape, a podcast, something twice and something that is gone.",
      trackIds: ids.slice(40, 52),
      items: createUnusualEntries(ids.slice(40, 52)),
    },
  ];
}

function createUnusualEntries(ids: readonly string[]): (string | null)[] {
  const uris = ids.map(id => `spotify:track:${id}`);
  const [episodeId = ""] = createSpokenWord().episodes.keys();
  const localFile = "spotify:local:Robin+Listener:Kitchen+Demos:Kettle+Song+%28take+2%29:143";
  return [
    ...uris.slice(0, 4),
    localFile,
    ...uris.slice(4, 7),
    null,
    `spotify:episode:${episodeId}`,
    ...uris.slice(7),
    ...uris.slice(1, 2),
  ];
}
