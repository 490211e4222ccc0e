import { type Deviation, docsUrl, fixturesUrl, issue } from "./deviation";

const lacksRestrictions = ["lacks restrictions"];

/** Keys that are described and come only when there is something to say. */
const sometimes: readonly Deviation[] = [
  ...["TrackObject", "SimplifiedTrackObject"].map(where => ({
    where,
    what: ["lacks is_playable", ...lacksRestrictions],
    why: "is_playable comes with a market, restrictions where one applies.",
    source: `${docsUrl}/concepts/track-relinking`,
  })),
  ...["AlbumObject", "SimplifiedAlbumObject", "ArtistDiscographyAlbumObject"].map(where => ({
    where,
    what: lacksRestrictions,
    why: "`Included in the response when a content restriction is applied.`",
    source: `${docsUrl}/reference/get-an-album`,
  })),
  ...["EpisodeBase", "EpisodeObject", "ChapterBase", "ChapterObject"].map(where => ({
    where,
    what: lacksRestrictions,
    why: "`Included in the response when a content restriction is applied.`",
    source: `${docsUrl}/reference/get-an-episode`,
  })),
  {
    where: "ExternalIdObject",
    what: ["lacks isrc", "lacks ean", "lacks upc"],
    why: "A recording has an ISRC, an album a UPC.",
    source: `${docsUrl}/references/changes/march-2026`,
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
    source: `${fixturesUrl}/playback_4.json`,
  },
  {
    where: "DisallowsObject",
    what: ["has disallows"],
    why: "The flags stand in `actions.disallows`; the description leaves that level out.",
    source: `${fixturesUrl}/playback_4.json`,
  },
  ...["PlaylistObject", "SimplifiedPlaylistObject"].map(where => ({
    where,
    what: ["lacks items"],
    why: "`This field is only available for playlists owned by the current user or playlists the user is a collaborator of.`",
    source: `${docsUrl}/references/changes/february-2026`,
  })),
];

/** Keys and nulls that the description does not know and replies have. */
const unknown: readonly Deviation[] = [
  ...["PlaylistObject", "SimplifiedPlaylistObject", "PlaylistTrackObject"].map(where => ({
    where,
    what: ["has primary_color"],
    why: "Undocumented, in every captured playlist.",
    source: `${fixturesUrl}/playlist_items.json`,
  })),
  {
    where: "CurrentlyPlayingContextObject",
    what: ["has smart_shuffle"],
    why: "Undocumented, in captured states.",
    source: `${fixturesUrl}/playback_4.json`,
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
    source: `${docsUrl}/reference/get-a-list-of-current-users-playlists`,
  },
];

/** Nulls that the description names in its prose and forgets in its schemas. */
const nulls: readonly Deviation[] = [
  {
    where: "ContextObject",
    what: ["is null"],
    why: "`A Context Object. Can be null.`",
    source: `${docsUrl}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingContextObject.item",
    what: ["is null"],
    why: "`Can be null`: an ad, or an episode that was not asked for.",
    source: `${docsUrl}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingContextObject.progress_ms",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${docsUrl}/reference/get-information-about-the-users-current-playback`,
  },
  {
    where: "CurrentlyPlayingObject.item",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${docsUrl}/reference/get-the-users-currently-playing-track`,
  },
  {
    where: "QueueObject.currently_playing",
    what: ["is null"],
    why: "`Can be null.`",
    source: `${docsUrl}/reference/get-queue`,
  },
  ...["CursorPagingPlayHistoryObject.next", "CursorPagingSimplifiedArtistObject.next"].map(where => ({
    where,
    what: ["is null"],
    why: "`URL to the next page of items. (null if none)`",
    source: `${docsUrl}/reference/get-followed`,
  })),
];

/** Where the two lists with cursors differ from the one shape that is described for both. */
const cursors: readonly Deviation[] = [
  {
    where: "CursorObject",
    what: ["lacks before"],
    why: "Followed artists are only read forwards.",
    source: `${fixturesUrl}/followed_artists.json`,
  },
  {
    where: "CursorObject.after",
    what: ["is null"],
    why: "After the last artist there is none.",
    source: `${docsUrl}/reference/get-followed`,
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
    source: `${fixturesUrl}/recently_played_tracks.json`,
  },
];

const localFileReason = {
  why: "A local file has no id, no links and an album of nulls.",
  source: `${fixturesUrl}/playback_4.json`,
};

const localFiles: readonly Deviation[] = [
  ...["TrackObject", "SimplifiedArtistObject"].flatMap(object =>
    ["href", "id"].map(key => ({ where: `${object}.${key}`, what: ["is null"], ...localFileReason })),
  ),
  { where: "SimplifiedArtistObject.uri", what: ["is null"], ...localFileReason },
  ...["album_type", "href", "id", "release_date", "release_date_precision", "uri"].map(key => ({
    where: `SimplifiedAlbumObject.${key}`,
    what: ["is null"],
    ...localFileReason,
  })),
  { where: "SimplifiedAlbumObject", what: ["lacks total_tracks"], ...localFileReason },
  { where: "ExternalUrlObject", what: ["lacks spotify"], ...localFileReason },
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

export const objectDeviations: readonly Deviation[] = [
  ...sometimes,
  ...unknown,
  ...nulls,
  ...cursors,
  ...localFiles,
  ...episodesAsTracks,
];
