const quotes = /['"`‘’‚‛“”„‟′ʻʼ«»‹›]/g;

/** Accents, vowel points of Hebrew and Arabic, voicing marks of Japanese, and variants of emoji. */
const marks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: only combining characters, each meant by itself
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\u3099\u309A\uFE00-\uFE0F\uFE20-\uFE2F]/g;

/** Letters that Unicode does not decompose. */
const plainLetters: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ŧ: "t",
  ς: "σ",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};
const otherLetters = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "g");

/**
 * Folds a text for filters and searches: "Beyoncé" and "beyonce", "Don’t" and "dont" become equal. The function `fold_text` of the
 * database does the same.
 */
export const foldText = (text: string): string =>
  text
    // Unicode decomposes this quote into a space and a mark.
    .replaceAll("´", "'")
    .normalize("NFKD")
    .toLowerCase()
    .replace(quotes, "")
    .replace(marks, "")
    .replace(otherLetters, letter => plainLetters[letter] ?? letter);

/**
 * Splits a filter into folded words. Leaves out words that another word contains, because a text with "song" also contains "so".
 * Long words come first, because fewer texts contain them.
 */
export function foldedWords(filter: string): string[] {
  const words = [...new Set(foldText(filter).split(/\s+/))]
    .filter(word => word !== "")
    .toSorted((a, b) => b.length - a.length);
  return words.filter((word, index) => !words.slice(0, index).some(longer => longer.includes(word)));
}

/** Tests if a text contains all words of a filter, in any order. */
export function matchesFilter(text: string, filter: string): boolean {
  const folded = foldText(text);
  return foldedWords(filter).every(word => folded.includes(word));
}
