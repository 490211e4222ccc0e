import { searchText, songSearchText } from "@/lib/library/search/search-text";
import { readCatalogFile } from "@/simulator/catalog/catalog-file";
import { ordinaryCatalog } from "@/testing/spotify/ordinary-day";
import { hasRealCatalog, realCatalog } from "../environment";

export type BenchSong = {
  id: string;
  title: string;
  artists: { id: string; name: string }[];
  album: { id: string; name: string };
};

/** Reads the songs of the real catalog if it exists, otherwise of a generated one. */
export function readSongs(): BenchSong[] {
  const file = hasRealCatalog() ? readCatalogFile(realCatalog) : ordinaryCatalog(10_000);
  const artists = new Map(file.artists.map(({ id, name }) => [id, name]));
  const albums = new Map(file.albums.map(({ id, name }) => [id, name]));
  return file.tracks.map(({ id, name, artistIds, albumId }) => ({
    id,
    title: name,
    artists: artistIds.map(artistId => ({ id: artistId, name: artists.get(artistId) ?? "" })),
    album: { id: albumId, name: albums.get(albumId) ?? "" },
  }));
}

/** The lines of a song's search text, from which the texts of other songs are put together. */
export const linesOf = (song: BenchSong): string[] => songSearchText(song).split("\n");

/** Picks the same songs in every run. */
export function pick<T>(items: T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}

type IsWanted = (found: { title: string; artists: { name: string }[] }) => boolean;
export type Expectation = {
  rule: string;
  q: string;
  isWanted: IsWanted;
};

const songsPerRule = 40;

/** Replaces a letter in the middle of the longest word. */
function misspell(text: string): string {
  const word = text.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? "";
  const place = Math.floor(word.length / 2);
  const wrong = word[place] === "k" ? "m" : "k";
  return text.replace(word, word.slice(0, place) + wrong + word.slice(place + 1));
}

const dropAccents = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036F]/g, "");
/** The title without additions such as "- Remastered 2011", which nobody types. */
const shortTitle = (title: string) => title.replace(/ [-–(].*$/, "").trim() || title;

/** Makes searches by rule from the titles of songs, each with the songs that a person expects first. */
export function expectations(songs: BenchSong[]): Expectation[] {
  const sameTitle = (song: BenchSong, title = song.title): IsWanted => {
    const wanted = searchText(title);
    return found => searchText(found.title) === wanted || searchText(shortTitle(found.title)) === wanted;
  };
  const words = (song: BenchSong) => searchText(shortTitle(song.title)).split(" ");
  const rule = (
    name: string,
    fits: (song: BenchSong) => boolean,
    query: (song: BenchSong) => string,
    wanted: (song: BenchSong) => IsWanted = sameTitle,
  ) =>
    pick(songs.filter(fits), songsPerRule).map(song => ({
      rule: name,
      q: query(song),
      isWanted: wanted(song),
    }));
  const sameShort = (song: BenchSong) => sameTitle(song, shortTitle(song.title));
  const longWord = (song: BenchSong) => words(song).some(word => word.length >= 6) && words(song).length <= 4;
  return [
    ...rule(
      "exact title",
      () => true,
      song => song.title.slice(0, 200),
    ),
    ...rule(
      "beginning of the title",
      song => song.title.length >= 12,
      song => song.title.slice(0, Math.max(10, Math.ceil(song.title.length * 0.7))).slice(0, 200),
      song => found =>
        searchText(found.title).startsWith(
          searchText(song.title.slice(0, Math.max(10, Math.ceil(song.title.length * 0.7))).slice(0, 200)),
        ),
    ),
    ...rule(
      "words swapped",
      song => words(song).length === 2 || words(song).length === 3,
      song => words(song).toReversed().join(" "),
      sameShort,
    ),
    ...rule(
      "accents dropped",
      song => dropAccents(song.title) !== song.title,
      song => dropAccents(song.title).slice(0, 200),
    ),
    ...rule("one letter wrong", longWord, song => misspell(words(song).join(" ")), sameShort),
    ...rule(
      "artist and title",
      song => song.artists.length > 0,
      song => `${song.artists[0]?.name} ${shortTitle(song.title)}`.slice(0, 200),
      song => found =>
        sameShort(song)(found) && found.artists.some(({ name }) => name === song.artists[0]?.name),
    ),
  ];
}

/** Lists what people type until a title is complete: its first letter, its first two, and so on. */
export const typedTexts = (songs: BenchSong[], titles: number): string[] =>
  pick(songs, titles).flatMap(({ title }) => {
    const text = shortTitle(title).slice(0, 24);
    return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)).filter(typed =>
      typed.trim(),
    );
  });
