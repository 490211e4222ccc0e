import { pick, type Random, randomInt } from "@/simulator/random";

export type ListenerSong = {
  title: string;
  artist: string;
  album: string;
  mood: number;
  /** How much the person likes it once they know it. */
  love: number;
};
/** A stream: `at` is its time in milliseconds before the present; negative times are in the future, which is held out. */
export type Stream = { song: number; at: number; ms: number; skipped: boolean; session: number };
export type Listener = { songs: ListenerSong[]; streams: Stream[]; playlists: number[][] };

const minute = 60_000;
const day = 24 * 60 * minute;
const moods = 6;
const days = 730;
export const heldOutDays = 28;

/** 60 artists of one mood each, with three albums of ten songs. */
function createSongs(random: Random): ListenerSong[] {
  return Array.from({ length: 60 }, (_, artist) => {
    const mood = artist % moods;
    const artistLove = random() ** 3;
    return Array.from({ length: 3 }, (_, album) => {
      const albumLove = artistLove * (0.4 + random());
      return Array.from({ length: 10 }, (_, song) => ({
        title: `Song ${artist}-${album}-${song}`,
        artist: `Artist ${artist}`,
        album: `Album ${artist}-${album}`,
        mood,
        love: albumLove * (0.2 + random() ** 2),
      }));
    }).flat();
  }).flat();
}

/** Draws an index by weight. */
function draw(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest <= 0) return index;
  }
  return weights.length - 1;
}

/**
 * Simulates two years of a person's listening and the four weeks after them. Moods come and go with the seasons, a loved song is played
 * often for some weeks and then rests, about one song in twelve is new and from a loved album, and one in ten is an old love that
 * comes back. Songs of one mood are played in one session.
 */
export function createListener(random: Random): Listener {
  const songs = createSongs(random);
  const phases = Array.from({ length: moods }, () => random() * 2 * Math.PI);
  const byMood = Array.from({ length: moods }, (_, mood) =>
    songs.flatMap((song, index) => (song.mood === mood ? index : [])),
  );
  const plays = songs.map(() => 0);
  const lastDay = songs.map(() => Number.NEGATIVE_INFINITY);
  const newSince = songs.map(() => Number.NEGATIVE_INFINITY);
  const streams: Stream[] = [];
  let session = 0;
  const choose = (mood: number, today: number): number => {
    const all = byMood[mood] ?? [];
    const known = all.filter(song => (plays[song] ?? 0) > 0);
    const chance = random();
    if (known.length < 5 || chance < 0.08) {
      const unknown = all.filter(song => plays[song] === 0);
      const albums = new Map<string, number>();
      for (const song of known) {
        const { album = "", love = 0 } = songs[song] ?? {};
        albums.set(album, (albums.get(album) ?? 0) + love * (plays[song] ?? 0));
      }
      if (unknown.length > 0)
        return unknown[
          draw(
            random,
            unknown.map(song => 0.3 + (albums.get(songs[song]?.album ?? "") ?? 0)),
          )
        ] as number;
    }
    const silent = known.filter(song => today - (lastDay[song] ?? 0) > 60);
    if (chance > 0.9 && silent.length > 0)
      return silent[
        draw(
          random,
          silent.map(song => (songs[song]?.love ?? 0) * (plays[song] ?? 0)),
        )
      ] as number;
    return known[
      draw(
        random,
        known.map(song => (songs[song]?.love ?? 0) * Math.exp(-(today - (newSince[song] ?? 0)) / 45) + 0.01),
      )
    ] as number;
  };
  for (let today = 0; today < days + heldOutDays; today++) {
    const weights = phases.map(phase => 1.05 + Math.sin(phase + (2 * Math.PI * today) / 365));
    const sessions = randomInt(random, 3);
    for (let number = 0; number < sessions; number++, session++) {
      const mood = draw(random, weights);
      let at = (days - today) * day - (8 + number * 5) * 60 * minute;
      for (let count = 8 + randomInt(random, 12); count > 0; count--) {
        const song = choose(mood, today);
        const skipped = random() < 0.35 * (1 - Math.min(1, (songs[song]?.love ?? 0) * 3));
        const ms = skipped ? 15_000 : 3 * minute;
        // A song that comes back after a long time is loved anew.
        if (today - (lastDay[song] ?? 0) > 60) newSince[song] = today;
        if (!skipped) {
          plays[song] = (plays[song] ?? 0) + 1;
          lastDay[song] = today;
        }
        streams.push({ song, at, ms, skipped, session });
        at -= ms + 3000;
      }
    }
  }
  const playlists = Array.from({ length: 12 }, (_, index) => {
    const known = (byMood[index % moods] ?? []).filter(song => (plays[song] ?? 0) > 1);
    return known.length === 0 ? [] : Array.from({ length: 20 }, () => pick(random, known));
  });
  return { songs, streams, playlists: playlists.map(list => [...new Set(list)]) };
}
