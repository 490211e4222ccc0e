import { createSpokenWord } from "../catalog/spoken-word";
import { id, simulate, trackUri } from "../test-support";

const spokenWord = createSpokenWord();
const [show] = spokenWord.shows.keys();
const [episode] = spokenWord.episodes.keys();
const [audiobook] = spokenWord.audiobooks.keys();
const [chapter] = spokenWord.chapters.keys();

/** Ids that the contract cases use. */
export const ids = {
  track: id("track", 1),
  album: id("album", 1),
  artist: id("artist", 1),
  show: show ?? "",
  episode: episode ?? "",
  audiobook: audiobook ?? "",
  chapter: chapter ?? "",
  playlist: id("list", 0),
  /** A playlist with a withdrawn track, a local file, an episode and a duplicate. */
  unusual: id("list", 1),
  empty: id("list", 2),
  followed: id("list", 3),
  hidden: "37i9dQZF1DXcBWIGoYBM5M",
  unknown: id("none", 1),
};

const devices = [
  { id: "speaker", name: "Speaker", type: "Speaker", isActive: true },
  { id: "phone", name: "Phone", type: "Smartphone", supportsVolume: false },
  { id: "tv", name: "TV", type: "TV", isRestricted: true },
  { id: null, name: "Old radio", volumePercent: null },
];

const savedKinds = ["album", "artist", "show", "episode", "audiobook"] as const;

/** Starts a simulator with everything that the contract cases read, while music is playing. */
export async function startContractWorld() {
  const simulated = await simulate();
  const { control } = simulated;
  const unusualItems = [
    trackUri(1),
    null,
    "spotify:local:A+Band:Demos:First+Take:61",
    `spotify:episode:${ids.episode}`,
  ];
  const track = { trackIds: [ids.track] };
  await control("PUT", `playlists/${ids.unusual}`, { items: [...unusualItems, trackUri(1)] });
  await control("PUT", `playlists/${ids.empty}`, { name: "Empty" });
  await control("PUT", `playlists/${ids.followed}`, { ownerId: "marlow", ownerName: "Marlow", ...track });
  await control("PUT", `playlists/${ids.hidden}`, { ownerId: "spotify", name: "Song of the day", ...track });
  await control("PUT", "players/listener", {
    devices: devices,
    state: { contextUri: `spotify:playlist:${ids.playlist}`, position: 3 },
    recentlyPlayed: [
      { uri: trackUri(2), playedAt: "2026-11-20T08:00:00Z" },
      { uri: trackUri(1), playedAt: "2026-11-20T07:00:00Z" },
    ],
  });
  const api = await simulated.signIn();
  await api.put(`/me/library?uris=${savedKinds.map(kind => `spotify:${kind}:${ids[kind]}`).join(",")}`);
  return { ...simulated, api };
}

export type ContractWorld = Awaited<ReturnType<typeof startContractWorld>>;
