import { locales } from "@/lib/i18n/locales";
import { foldText } from "@/lib/schemas/fold-text";
import { readableName } from "../missing-names";

const quotes = /['"`´‘’‚‛“”„‟′ʻʼ«»‹›™℠]/g;

/** Spaces, control characters and punctuation of all scripts. */
const separators =
  /[\0-/:-@[-`{-\u007F\u0085\u00A0-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05F3\u05F4\u060C\u061B\u061F\u0640\u066A-\u066D\u06D4\u0964\u0965\u1680\u2000-\u206F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u30FB\uFEFF]+/g;

/** Characters of scripts without spaces (Thai, Lao, Burmese, Khmer, Japanese and Chinese), symbols and emoji. */
const singleCharacters =
  /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2190-\u2BFF\u3005-\u3007\u3031-\u30FA\u30FC-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{1F000}-\u{1FAFF}\u{20000}-\u{3FFFF}]/gu;

/**
 * Normalizes a text for the search: folded words separated by single spaces. Quotes and punctuation separate words, `&` is `and`,
 * a "feat." between words is left out, and each character of a script without spaces and each emoji is a word. The function
 * `search_text` of the database does the same.
 */
export const searchText = (text: string): string =>
  foldText(text.replace(quotes, "/").replaceAll("&", " and "))
    .replace(singleCharacters, " $& ")
    .replace(separators, " ")
    .trim()
    .replace(/ (feat|ft|featuring)(?= )/g, "");

/** Tests if a word of a normalized text is a character of a script without spaces. */
export const hasNoSpaces = (word: string): boolean => word.search(singleCharacters) >= 0;

/** Punctuation that people leave out inside of a word. */
const inner = "!-%'-/:-@\\[-`{-~´‘’‚‛“”„‟′ʻʼ«»‹›‐-―…";
const letter = "[^\\u0001-/:-@\\[-`{-\\u007F´‘’‚‛“”„‟′ʻʼ«»‹›‐-―…]";
const innerPunctuation = new RegExp(`(${letter})[${inner}]+(?=${letter})`, "gu");

/** Removes punctuation inside of words: "AC/DC" becomes "ACDC", "Don't" "Dont" and "P!nk" "Pink". `joined_text` does the same. */
export const joinedText = (text: string): string =>
  text
    .replace(/([A-Za-z])\$(?=[A-Za-z])/g, "$1s")
    .replace(/([A-Za-z])!(?=[A-Za-z])/g, "$1i")
    .replace(innerPunctuation, "$1");

const maxLength = 1_000;
const shorten = (text: string) => (text.length > maxLength ? [...text].slice(0, maxLength).join("") : text);

/** Longer words have no ends. */
const maxInsideLength = 30;
/** The shortest end of a word that the search finds. */
export const minInsideLength = 3;

/** Lists the ends of a word, without the word itself. */
function endsOf(word: string): string[] {
  const letters = [...word].slice(0, maxInsideLength);
  const count = Math.max(0, letters.length - minInsideLength);
  return Array.from({ length: count }, (_, index) => `*${letters.slice(index + 1).join("")}`);
}

const wordsOf = (text: string) => new Set(text.split(" ").filter(Boolean));

type SearchedSong = { title: string; artists: { name: string }[]; album: { name: string } | null };

/**
 * Returns what the search knows of a song: the normalized title, artists and album, a line each; then the other words that it has
 * without inner punctuation; then, marked by `*`, the ends of the words of title and artists. `song_search_text` does the same.
 */
export function songSearchText(song: SearchedSong): string {
  // A missing title is found by its word in every language.
  const name = song.title || locales.map(locale => readableName(locale, null)).join(" ");
  const texts = [name, song.artists.map(({ name }) => name).join(" "), song.album?.name ?? ""].map(shorten);
  const [title = "", artists = "", album = ""] = texts.map(searchText);
  const whole = texts.join(" ");
  const joined = joinedText(whole);
  const own = wordsOf(`${title} ${artists} ${album}`);
  const others = joined === whole ? [] : [...wordsOf(searchText(joined))].filter(word => !own.has(word));
  const ends = [...wordsOf(`${title} ${artists}`)].flatMap(endsOf);
  return [title, artists, album, others.join(" "), ends.join(" ")].join("\n");
}
