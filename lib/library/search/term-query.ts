import { minCorrectedLength, oneEdit } from "./one-edit";
import type { Word } from "./parse-search";
import { minInsideLength } from "./search-text";

const maxTermLength = 100;

export type Term = { text: string; isPrefix?: boolean };
/** How a search goes on that found hardly anything: words count inside of others, and these words may be others instead. */
export type Effort = { corrected: Map<string, string[]> };

const anyOf = (queries: string[]) =>
  queries.length === 1 ? (queries[0] as string) : `(${queries.join("|")})`;
const allOf = (queries: string[]) =>
  queries.length === 1 ? (queries[0] as string) : `(${queries.join("&")})`;

/** Returns the alternatives for a word that do not begin a word of the song as it was typed. Too many words contain a short one. */
const looseTerms = (word: string, { corrected }: Effort): Term[] =>
  [...word].length < minInsideLength
    ? []
    : [
        { text: word, isPrefix: true },
        { text: `*${word}`, isPrefix: true },
        ...(corrected.get(word) ?? []).map(text => ({ text })),
      ];

/** Tests if a word is long enough to be corrected. */
export const isCorrectable = (word: string): boolean => word.length >= minCorrectedLength;

/** Lists the words with one other letter. */
export const corrections = (word: string, isLast: boolean): Term[] =>
  oneEdit(word).map(({ text, isAtEnd }) => ({ text, isPrefix: isLast && !isAtEnd }));

/** Tests if a word of a song is one of the corrections or, where it may be incomplete, begins with one. */
export function isCorrection(edits: Term[], word: string): boolean {
  return (
    !word.startsWith("*") &&
    edits.some(({ text, isPrefix }) => (isPrefix ? word.startsWith(text) : word === text))
  );
}

/**
 * Builds the query for songs that may have a correction of a word. One wrong letter is in one half of the word, so the other half is
 * right; only two letters in the wrong order can be in both.
 */
export function halvesQuery(userId: string, word: string, isLast: boolean): string {
  const letters = [...word];
  const half = Math.floor(letters.length / 2);
  const [start, end] = [letters.slice(0, half).join(""), letters.slice(half).join("")];
  const swapped = [
    ...letters.slice(0, half - 1),
    letters[half],
    letters[half - 1],
    ...letters.slice(half + 1),
  ].join("");
  return [
    { text: start, isPrefix: true },
    { text: `*${end}`, isPrefix: isLast },
    { text: swapped, isPrefix: isLast },
  ]
    .map(term => writeTerm(userId, term))
    .join("|");
}

const writeTerm = (userId: string, { text, isPrefix }: Term) =>
  `'${userId.slice(0, 8)}${[...text].slice(0, maxTermLength).join("")}'${isPrefix ? ":*" : ""}`;

/** Builds the query for terms that begin with a word. */
export const prefixTerm = (userId: string, text: string): string =>
  writeTerm(userId, { text, isPrefix: true });

/**
 * Builds the query for the index of `song_terms`. The last word is the beginning of a word, because the person may still type it.
 */
export function termQuery(userId: string, words: Word[], effort: Effort | null): string {
  const write = (term: Term) => writeTerm(userId, term);
  return words
    .map(({ parts, joined }, index) => {
      const isLastWord = index === words.length - 1;
      const part = (word: string, isLast: boolean) =>
        anyOf([
          write({ text: word, isPrefix: isLast }),
          ...(effort ? looseTerms(word, effort).map(write) : []),
        ]);
      const separate = allOf(
        parts.map((word, place) => part(word, isLastWord && place === parts.length - 1)),
      );
      const together = joined?.split(" ").map(word => write({ text: word, isPrefix: isLastWord }));
      return together ? anyOf([separate, allOf(together)]) : separate;
    })
    .join("&");
}
