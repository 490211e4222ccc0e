"use client";

import { createContext, Fragment, useContext } from "react";

/** The filter of the list around; its words are marked in the rows. */
export const MarkedWords = createContext("");

const accents = /\p{M}/gu;
const fold = (text: string) => text.normalize("NFD").replace(accents, "").toLowerCase();

/** Returns the parts of a text by turns: the first has no match, the second is one, and so on. */
export function splitAtWords(text: string, words: string): string[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [text];
  const characters = [...text.normalize("NFC")];
  // A folded character can have another length.
  const starts: number[] = [];
  const folded = characters.map(fold).reduce((all, character, index) => {
    for (let n = 0; n < character.length; n++) starts.push(index);
    return all + character;
  }, "");
  const isMarked = new Set<number>();
  for (const word of wanted)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      for (const index of starts.slice(at, at + word.length)) isMarked.add(index);
  const parts = [""];
  characters.forEach((character, index) => {
    if (isMarked.has(index) !== (parts.length % 2 === 0)) parts.push("");
    parts[parts.length - 1] += character;
  });
  return parts;
}

/** A text in which the words of the list's filter are marked. */
export function Marked({ children: text }: { children: string }) {
  return splitAtWords(text, useContext(MarkedWords)).map((part, index) =>
    // The parts have no other identity than their place.
    index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={index}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <mark key={index} className="rounded-[2px] bg-accent-soft text-accent-text">
        {part}
      </mark>
    ),
  );
}
