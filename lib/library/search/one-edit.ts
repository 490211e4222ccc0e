/** The letters of scripts, as folded texts contain them. Korean letters stand alone there. */
const alphabets = ["az", "αω", "ая", "աֆ", "את", "ءي", "აჰ", "\u1100\u1112\u1161\u1175\u11A8\u11C2"].map(
  ranges =>
    (ranges.match(/../gu) ?? []).flatMap(range => {
      const [first, last] = [range.charCodeAt(0), range.charCodeAt(1)];
      return Array.from({ length: last - first + 1 }, (_, place) => String.fromCharCode(first + place));
    }),
);

/** Words of fewer letters differ too little from others to be corrected. */
export const minCorrectedLength = 5;
/** Longer texts are no words. */
const maxCorrectedLength = 30;

type Edit = { text: string; isAtEnd: boolean };

/**
 * Returns all texts that differ from a word by one letter too many, one too few, a wrong one, or two in the wrong order. An edit at
 * the end changes the last letter.
 */
export function oneEdit(word: string): Edit[] {
  const letters = [...word];
  if (letters.length > maxCorrectedLength) return [];
  const alphabet = alphabets.filter(candidates => letters.some(letter => candidates.includes(letter))).flat();
  const edits = new Map<string, boolean>();
  for (let place = 0; place <= letters.length; place++) {
    const [before, after] = [letters.slice(0, place).join(""), letters.slice(place)];
    const [first = "", second = "", ...rest] = after;
    const isAtEnd = after.length <= 1;
    if (first) edits.set(before + after.slice(1).join(""), isAtEnd);
    if (second) edits.set(before + second + first + rest.join(""), false);
    for (const letter of alphabet) {
      if (first) edits.set(before + letter + after.slice(1).join(""), isAtEnd);
      edits.set(before + letter + after.join(""), isAtEnd);
    }
  }
  edits.delete(word);
  return [...edits].map(([text, isAtEnd]) => ({ text, isAtEnd }));
}
