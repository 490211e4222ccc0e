import { type Deviation, docsUrl, fixturesUrl, issueUrl } from "./deviation";

const lacksRestrictions = ["lacks restrictions"];

/** Described keys that Spotify sends only when they apply. */
const optionalKeys: readonly Deviation[] = [
  ...["TrackObject", "SimplifiedTrackObject"].map(where => ({
    where,
    what: ["lacks is_playable", ...lacksRestrictions],
    why: "is_playable comes with a market, restrictions only if one applies.",
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
    why: "`Optional field.` Only actions that are not allowed are named.",
    source: `${fixturesUrl}/playback_4.json`,
  },
  {
    where: "DisallowsObject",
    what: ["has disallows"],
    why: "The flags are in `actions.disallows`; the description lacks that level.",
    source: `${fixturesUrl}/playback_4.json`,
  },
  ...["PlaylistObject", "SimplifiedPlaylistObject"].map(where => ({
    where,
    what: ["lacks items"],
    why: "`This field is only available for playlists owned by the current user or playlists the user is a collaborator of.`",
    source: `${docsUrl}/references/changes/february-2026`,
  })),
];

/** Keys and nulls of real replies that the description lacks. */
const undescribed: readonly Deviation[] = [
  ...["PlaylistObject", "SimplifiedPlaylistObject", "PlaylistTrackObject"].map(where => ({
    where,
    what: ["has primary_color"],
    why: "Undocumented, but in every captured playlist.",
    source: `${fixturesUrl}/playlist_items.json`,
  })),
  {
    where: "CurrentlyPlayingContextObject",
    what: ["has smart_shuffle"],
    why: "Undocumented, but in captured states.",
    source: `${fixturesUrl}/playback_4.json`,
  },
  {
    where: "SimplifiedPlaylistObject",
    what: ["is null"],
    why: "Playlists that Development Mode hides are null in lists and in search.",
    source: issueUrl("jjdenhertog/spotify-to-plex", 6),
  },
  {
    where: "SimplifiedPlaylistObject.images",
    what: ["is null"],
    why: "An empty playlist without a cover, in a list.",
    source: issueUrl("aome510/spotify-player", 401),
  },
  {
    where: "PlaylistObject.images",
    what: ["is null"],
    why: "An empty playlist without a cover, read by its id.",
    source: issueUrl("home-assistant/core", 177215),
  },
  {
    where: "PlaylistTrackObject.item",
    what: ["is null"],
    why: "The track was withdrawn: `a track object may be null. This can happen if a track is no longer available.`",
    source: `${docsUrl}/reference/get-a-list-of-current-users-playlists`,
  },
];

/** Nulls that the description mentions in its prose but not in its schemas. */
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
    why: "`Can be null`: an ad, or an episode when the request did not ask for episodes.",
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

/** Differences between the two cursor-paged lists, which the description gives the same shape. */
const cursors: readonly Deviation[] = [
  {
    where: "CursorObject",
    what: ["lacks before"],
    why: "Followed artists are only paged forwards.",
    source: `${fixturesUrl}/followed_artists.json`,
  },
  {
    where: "CursorObject.after",
    what: ["is null"],
    why: "There is no cursor after the last artist.",
    source: `${docsUrl}/reference/get-followed`,
  },
  {
    where: "CursorObject",
    what: ["is null"],
    why: "The page after the last fifty plays has `cursors: null`.",
    source: issueUrl("spotify/web-api", 1405),
  },
  {
    where: "CursorPagingPlayHistoryObject",
    what: ["lacks total"],
    why: "Spotify does not say how many plays there are.",
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

/** An episode in a reply to a request that did not ask for episodes. */
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
    source: issueUrl("spotify/web-api", 1528),
  },
];

export const objectDeviations: readonly Deviation[] = [
  ...optionalKeys,
  ...undescribed,
  ...nulls,
  ...cursors,
  ...localFiles,
  ...episodesAsTracks,
];
