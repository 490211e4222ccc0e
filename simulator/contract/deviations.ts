import type { Finding } from "./findings";

/** Something that the simulator answers otherwise than Spotify's description says, because Spotify does. */
export interface Deviation {
  where: string;
  what: readonly string[];
  why: string;
  source: string;
}

const DOCS = "https://developer.spotify.com/documentation/web-api";
const FIXTURES = "https://github.com/joostlek/python-spotify/blob/main/tests/fixtures";
const issue = (place: string, number: number) => `https://github.com/${place}/issues/${number}`;

const NOT_DESCRIBED = ["status not described"];
const RESTRICTIONS = ["lacks restrictions"];

/** Which statuses and bodies there are besides those that the description names. `*` is any operation. */
const replies: readonly Deviation[] = [
  {
    where: "* 400",
    what: NOT_DESCRIBED,
    why: "Every endpoint refuses malformed input; only /me/library and audiobooks say so.",
    source: `${DOCS}/concepts/api-calls#response-status-codes`,
  },
  {
    where: "* 404",
    what: NOT_DESCRIBED,
    why: "An unknown id, device or playlist.",
    source: `${DOCS}/concepts/api-calls#response-status-codes`,
  },
  {
    where: "* 411",
    what: NOT_DESCRIBED,
    why: "An empty PUT or POST that does not say that it is empty.",
    source: issue("spotify/web-api", 1594),
  },
  {
    where: "* 413",
    what: NOT_DESCRIBED,
    why: "A cover above 256 KB, and play with 850 uris.",
    source: issue("spotify/web-api", 1483),
  },
  {
    where: "* 414",
    what: NOT_DESCRIBED,
    why: "Too many uris in the query: the docs warn that they exceed the longest address.",
    source: `${DOCS}/reference/add-items-to-playlist`,
  },
  {
    where: "* 403",
    what: ["is text/plain; charset=utf-8"],
    why: "The app's owner has no Premium, or the person is not on the app's list: neither body is JSON.",
    source: issue("zmb3/spotify", 301),
  },
  {
    where: "* 429",
    what: ["is text/plain; charset=utf-8"],
    why: "The 30-second limit has been seen with the plain body `Too many requests`.",
    source: "https://github.com/skuethe/MMM-Spotify/issues/172",
  },
  ...["PUT /me/player", ...playerCommands()].map(operation => ({
    where: `${operation} 200`,
    what: NOT_DESCRIBED,
    why: "Since July 2024 accepted commands answer 200 and an opaque word in place of 204.",
    source: issue("spotify/spotify-web-api-ts-sdk", 119),
  })),
  {
    where: "GET /me/player/currently-playing 204",
    what: NOT_DESCRIBED,
    why: "Nothing plays: 204 without a body, as the description has it for /me/player alone.",
    source: `${DOCS}/reference/get-the-users-currently-playing-track`,
  },
  {
    where: "GET /search 200",
    what: ["albums", "artists", "audiobooks", "episodes", "shows", "tracks"].map(key => `lacks ${key}`),
    why: "Only the types that were asked for are there.",
    source: `${DOCS}/reference/search`,
  },
  {
    where: "ErrorObject",
    what: ["has reason"],
    why: "Errors of the player and of the quota name a reason.",
    source: `${DOCS}/references/changes/july-2026`,
  },
  {
    where: "ErrorObject",
    what: ["has error", "lacks status", "lacks message"],
    why: "For a 400 of /me/library the description has the bare object; every error seen live is wrapped in `error`.",
    source: issue("jpochyla/psst", 740),
  },
];

function playerCommands(): string[] {
  const put = ["play", "pause", "seek", "repeat", "shuffle", "volume"].map(name => `PUT /me/player/${name}`);
  return [...put, ...["next", "previous", "queue"].map(name => `POST /me/player/${name}`)];
}

/** Keys that are described and come only when there is something to say. */
const sometimes: readonly Deviation[] = [
  ...["TrackObject", "SimplifiedTrackObject"].map(where => ({
    where,
    what: ["lacks is_playable", ...RESTRICTIONS],
    why: "is_playable comes with a market, restrictions where one applies.",
    source: `${DOCS}/concepts/track-relinking`,
  })),
  ...["AlbumObject", "SimplifiedAlbumObject", "ArtistDiscographyAlbumObject"].map(where => ({
    where,
    what: RESTRICTIONS,
    why: "`Included in the response when a content restriction is applied.`",
    source: `${DOCS}/reference/get-an-album`,
  })),
  ...["EpisodeBase", "EpisodeObject", "ChapterBase", "ChapterObject"].map(where => ({
    where,
    what: RESTRICTIONS,
    why: "`Included in the response when a content restriction is applied.`",
    source: `${DOCS}/reference/get-an-episode`,
  })),
  {
    where: "ExternalIdObject",
    what: ["lacks isrc", "lacks ean", "lacks upc"],
    why: "A recording has an ISRC, an album a UPC.",
    source: `${DOCS}/references/changes/march-2026`,
  },
  {
    where: "DisallowsObject",
    what: [
      "interrupting_playback",
      "pausing",
      "resuming",
      "seeking",
      "skipping_next",
      "skipping_prev",
      "toggling_repeat_context",
      "toggling_repeat_track",
      "toggling_shuffle",
      "transferring_playback",
    ].map(key => `lacks ${key}`),
    why: "`Optional field.` Only what is not allowed is named.",
    source: `${FIXTURES}/playback_4.json`,
  },
  {
    where: "DisallowsObject",
    what: ["has disallows"],
    why: "The flags stand in `actions.disallows`; the description leaves that level out.",
    source: `${FIXTURES}/playback_4.json`,
  },
  ...["PlaylistObject", "SimplifiedPlaylistObject"].map(where => ({
    where,
    what: ["lacks items"],
    why: "`This field is only available for playlists owned by the current user or playlists the user is a collaborator of.`",
    source: `${DOCS}/references/changes/february-2026`,
  })),
];

/** Keys and nulls that the description does not know and replies have. */
const unknown: readonly Deviation[] = [
  ...["PlaylistObject", "SimplifiedPlaylistObject", "PlaylistTrackObject"].map(where => ({
    where,
    what: ["has primary_color"],
    why: "Undocumented, in every captured playlist.",
    source: `${FIXTURES}/playlist_items.json`,
  })),
  {
    where: "CurrentlyPlayingContextObject",
    what: ["has smart_shuffle"],
    why: "Undocumented, in captured states.",
    source: `${FIXTURES}/playback_4.json`,
  },
  {
    where: "SimplifiedPlaylistObject",
    what: ["is null"],
    why: "Playlists that Development Mode hides leave null in lists and in search.",
    source: issue("jjdenhertog/spotify-to-plex", 6),
  },
  {
    where: "SimplifiedPlaylistObject.images",
    what: ["is null"],
    why: "In the list, a playlist that is empty and has no cover.",
    source: issue("aome510/spotify-player", 401),
  },
  {
    where: "PlaylistObject.images",
    what: ["is null"],
    why: "The same alone.",
    source: issue("home-assistant/core", 177215),
  },
  {
    where: "PlaylistTrackObject.item",
    what: ["is null"],
    why: "The track was withdrawn: `a track object may be null. This can happen if a track is no longer available.`",
    source: `${DOCS}/reference/get-a-list-of-current-users-playlists`,
  },
];

/** Nulls that the description names in its prose and forgets in its schemas. */
const nulls: readonly Deviation[] = [
  {
    where: "ContextObject",
    what: ["is null"],
    why: "`A Context Object. Can be null.`",
    source: `${DOCS}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingContextObject.item",
    what: ["is null"],
    why: "`Can be null`: an ad, or an episode that was not asked for.",
    source: `${DOCS}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingContextObject.progress_ms",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${DOCS}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingObject.item",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${DOCS}/reference/get-the-users-currently-playing-track`,
  },
  {
    where: "QueueObject.currently_playing",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${DOCS}/reference/get-queue`,
  },
  ...["CursorPagingPlayHistoryObject.next", "CursorPagingSimplifiedArtistObject.next"].map(where => ({
    where,
    what: ["is null"],
    why: "`URL to the next page of items. (null if none)`",
    source: `${DOCS}/reference/get-followed`,
  })),
];

/** Where the two lists with cursors differ from the one shape that is described for both. */
const cursors: readonly Deviation[] = [
  {
    where: "CursorObject",
    what: ["lacks before"],
    why: "Followed artists are only read forwards.",
    source: `${FIXTURES}/followed_artists.json`,
  },
  {
    where: "CursorObject.after",
    what: ["is null"],
    why: "After the last artist there is none.",
    source: `${DOCS}/reference/get-followed`,
  },
  {
    where: "CursorObject",
    what: ["is null"],
    why: "The page after the last fifty plays has `cursors: null`.",
    source: issue("spotify/web-api", 1405),
  },
  {
    where: "CursorPagingPlayHistoryObject",
    what: ["lacks total"],
    why: "Nobody is told how many plays there were.",
    source: `${FIXTURES}/recently_played_tracks.json`,
  },
];

const LOCAL = {
  why: "A local file has no id, no links and an album of nulls.",
  source: `${FIXTURES}/playback_4.json`,
};

const localFiles: readonly Deviation[] = [
  ...["TrackObject", "SimplifiedArtistObject"].flatMap(object =>
    ["href", "id"].map(key => ({ where: `${object}.${key}`, what: ["is null"], ...LOCAL })),
  ),
  { where: "SimplifiedArtistObject.uri", what: ["is null"], ...LOCAL },
  ...["album_type", "href", "id", "release_date", "release_date_precision", "uri"].map(key => ({
    where: `SimplifiedAlbumObject.${key}`,
    what: ["is null"],
    ...LOCAL,
  })),
  { where: "SimplifiedAlbumObject", what: ["lacks total_tracks"], ...LOCAL },
  { where: "ExternalUrlObject", what: ["lacks spotify"], ...LOCAL },
];

/** An episode in a playlist, for a program that did not ask for episodes: a track that calls itself one. */
const episodesAsTracks: readonly Deviation[] = [
  {
    where: "EpisodeObject",
    what: [
      ...[
        "album",
        "artists",
        "disc_number",
        "episode",
        "external_ids",
        "is_local",
        "preview_url",
        "track",
      ].map(key => `has ${key}`),
      "has track_number",
      ...["description", "html_description", "images", "is_externally_hosted", "is_playable"].map(
        key => `lacks ${key}`,
      ),
      ...["languages", "release_date", "release_date_precision", "resume_point", "show"].map(
        key => `lacks ${key}`,
      ),
    ],
    why: "Without additional_types=episode an episode has the keys of a track.",
    source: issue("spotify/web-api", 1528),
  },
];

export const DEVIATIONS: readonly Deviation[] = [
  ...replies,
  ...sometimes,
  ...unknown,
  ...nulls,
  ...cursors,
  ...localFiles,
  ...episodesAsTracks,
];

/** The list one by one: what was found has to be among these, and each of these has to be found. */
export function singleDeviations(): Finding[] {
  return DEVIATIONS.flatMap(({ where, what }) => what.map(each => ({ where, what: each })));
}
