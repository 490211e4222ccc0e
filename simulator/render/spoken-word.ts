import type { Audiobook, Chapter, Episode, Show } from "../catalog/spoken-word";
import type { World } from "../world/world";
import { coverImages } from "./images";
import { identity } from "./links";

/** Shows and audiobooks lack available_markets and publisher since February 2026. */
export function showObject(world: World, show: Show) {
  return {
    ...identity(world.origin, "show", show.id),
    copyrights: [],
    description: show.description,
    explicit: false,
    html_description: `<p>${show.description}</p>`,
    images: coverImages(world.origin, show.id),
    is_externally_hosted: false,
    languages: ["en"],
    media_type: "audio",
    name: show.name,
    total_episodes: show.episodeIds.length,
  };
}

export function simplifiedEpisode(world: World, episode: Episode) {
  return {
    ...identity(world.origin, "episode", episode.id),
    audio_preview_url: null,
    description: episode.description,
    duration_ms: episode.durationMs,
    explicit: false,
    html_description: `<p>${episode.description}</p>`,
    images: coverImages(world.origin, episode.showId),
    is_externally_hosted: false,
    is_playable: true,
    language: "en",
    languages: ["en"],
    name: episode.name,
    release_date: episode.releaseDate,
    release_date_precision: "day",
    resume_point: { fully_played: false, resume_position_ms: 0 },
  };
}

export function episodeObject(world: World, episode: Episode) {
  const show = world.catalog.shows.get(episode.showId);
  return { ...simplifiedEpisode(world, episode), show: show && showObject(world, show) };
}

/** An episode in a reply to a request without `additional_types=episode`. */
export function episodeAsTrack(world: World, episode: Episode) {
  const show = world.catalog.shows.get(episode.showId);
  return {
    ...identity(world.origin, "episode", episode.id),
    album: {
      ...identity(world.origin, "show", episode.showId),
      album_type: null,
      artists: [],
      images: coverImages(world.origin, episode.showId),
      name: show?.name ?? "",
      release_date: episode.releaseDate,
      release_date_precision: "day",
      total_tracks: show?.episodeIds.length ?? 0,
    },
    artists: [{ ...identity(world.origin, "show", episode.showId), type: "artist", name: show?.name ?? "" }],
    disc_number: 0,
    duration_ms: episode.durationMs,
    episode: true,
    explicit: false,
    external_ids: {},
    is_local: false,
    name: episode.name,
    preview_url: null,
    track: false,
    track_number: 0,
  };
}

export function audiobookObject(world: World, book: Audiobook) {
  return {
    ...identity(world.origin, "audiobook", book.id),
    authors: [{ name: book.author }],
    copyrights: [],
    description: book.description,
    edition: "Unabridged",
    explicit: false,
    html_description: `<p>${book.description}</p>`,
    images: coverImages(world.origin, book.id),
    languages: ["en"],
    media_type: "audio",
    name: book.name,
    narrators: [{ name: book.narrator }],
    total_chapters: book.chapterIds.length,
  };
}

/** Chapters have the type `episode`, the only one in Spotify's OpenAPI description. */
export function simplifiedChapter(world: World, chapter: Chapter) {
  const description = `Chapter ${chapter.number} of the audiobook.`;
  return {
    ...identity(world.origin, "chapter", chapter.id),
    type: "episode",
    uri: `spotify:episode:${chapter.id}`,
    audio_preview_url: null,
    chapter_number: chapter.number,
    description,
    duration_ms: chapter.durationMs,
    explicit: false,
    html_description: `<p>${description}</p>`,
    images: coverImages(world.origin, chapter.audiobookId),
    is_playable: true,
    languages: ["en"],
    name: chapter.name,
    release_date: "2026-02-03",
    release_date_precision: "day",
    resume_point: { fully_played: false, resume_position_ms: 0 },
  };
}

export function chapterObject(world: World, chapter: Chapter) {
  const book = world.catalog.audiobooks.get(chapter.audiobookId);
  return { ...simplifiedChapter(world, chapter), audiobook: book && audiobookObject(world, book) };
}
