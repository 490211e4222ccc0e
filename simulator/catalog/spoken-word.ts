import { base62Id, type Random, randomInt, seededRandom } from "../random";

export type Show = {
  id: string;
  name: string;
  description: string;
  episodeIds: string[];
};
export type Episode = {
  id: string;
  name: string;
  description: string;
  durationMs: number;
  showId: string;
  releaseDate: string;
};
export type Audiobook = {
  id: string;
  name: string;
  description: string;
  author: string;
  narrator: string;
  chapterIds: string[];
};
export type Chapter = {
  id: string;
  name: string;
  durationMs: number;
  audiobookId: string;
  number: number;
};

const showSources: ReadonlyArray<{ name: string; description: string; episodes: readonly string[] }> = [
  {
    name: "The Quiet Mixing Desk",
    description: "Two engineers take one record apart, channel by channel.",
    episodes: [
      "Why the snare sounds wet",
      "A tape machine in a stairwell",
      "Leaving the mistake in",
      "Forty tracks of hum",
      "The one-microphone choir",
    ],
  },
  {
    name: "Borrowed Light",
    description: "Short talks about the moon, the tide and everything in between.",
    episodes: [
      "Spring tide, neap tide",
      "An eclipse over the ferry",
      "What owls hear",
      "The last lighthouse keeper",
    ],
  },
  {
    name: "Second Helpings",
    description: "Cooking for one, then for everyone who turns up.",
    episodes: [
      "Beans, three ways",
      "The soup that fed a street",
      "Bread on a weekday",
      "Leftover rice is an asset",
      "A picnic in the rain",
    ],
  },
  {
    name: "Maps of Small Places",
    description: "One village, one footpath, one hour.",
    episodes: [
      "The path behind the mill",
      "A hill with two names",
      "Crossing the salt marsh",
      "Where the tram used to turn",
    ],
  },
];

const audiobookSources: ReadonlyArray<{
  name: string;
  description: string;
  author: string;
  narrator: string;
  chapters: number;
}> = [
  {
    name: "The Clockmaker's Winter",
    description: "A workshop, a frozen harbour and a watch that runs backwards.",
    author: "Odile Farrant",
    narrator: "Piers Halloway",
    chapters: 12,
  },
  {
    name: "Salt and Sixpence",
    description: "Three sisters keep a ferry running through a hard decade.",
    author: "Tamsin Okoro-Vale",
    narrator: "Greta Lindqvist-Shaw",
    chapters: 9,
  },
];

/** Creates a few podcasts and audiobooks, always the same ones. Catalog files contain music only. */
export function createSpokenWord() {
  const random = seededRandom(0x5eed);
  const shows = new Map<string, Show>();
  const episodes = new Map<string, Episode>();
  const audiobooks = new Map<string, Audiobook>();
  const chapters = new Map<string, Chapter>();
  for (const { name, description, episodes: titles } of showSources) {
    const show: Show = { id: base62Id(random), name, description, episodeIds: [] };
    shows.set(show.id, show);
    titles.forEach((title, index) => {
      const episode = makeEpisode(random, show, title, index);
      episodes.set(episode.id, episode);
      show.episodeIds.push(episode.id);
    });
  }
  for (const { chapters: count, ...book } of audiobookSources) {
    const audiobook: Audiobook = { id: base62Id(random), ...book, chapterIds: [] };
    audiobooks.set(audiobook.id, audiobook);
    for (let number = 1; number <= count; number += 1) {
      const chapter = {
        id: base62Id(random),
        name: `Chapter ${number}`,
        durationMs: randomMinutes(random, 14, 30),
        audiobookId: audiobook.id,
        number,
      };
      chapters.set(chapter.id, chapter);
      audiobook.chapterIds.push(chapter.id);
    }
  }
  return { shows, episodes, audiobooks, chapters };
}

function makeEpisode(random: Random, show: Show, name: string, index: number): Episode {
  const month = String(1 + (index % 9)).padStart(2, "0");
  return {
    id: base62Id(random),
    name,
    description: `${name}. ${show.description}`,
    durationMs: randomMinutes(random, 18, 40),
    showId: show.id,
    releaseDate: `2026-${month}-14`,
  };
}

function randomMinutes(random: Random, least: number, spread: number): number {
  return (least * 60 + randomInt(random, spread * 60)) * 1000;
}
