import type { Page } from "@playwright/test";
import { desk } from "../people";
import { anyOf, articlesIn, englishPatterns, frenchPatterns, toPlainSpaces } from "./catalog-texts";

const isFrench = anyOf(frenchPatterns);
const isOnlyEnglish = anyOf(englishPatterns.filter(pattern => !frenchPatterns.includes(pattern)));

const frenchArticles = articlesIn("fr");

const monthsAndDays = (["short", "long"] as const).flatMap(style =>
  Array.from({ length: 12 }, (_, month) => new Date(2026, month, month + 1)).flatMap(date =>
    [{ month: style }, { weekday: style }].map(options =>
      new Intl.DateTimeFormat("fr", options).format(date),
    ),
  ),
);

/** Words that French screens have beside the catalog's texts and the names in a person's data. */
const neutral = ["Tonearm", "Spotify", "English", "Français", "Alt", desk.name, ...monthsAndDays];

const nameKeys = ["name", "title", "username", "email", "ownerName", "description", "note", "clientId"];

/** Returns the names in the data of a reply. */
export function namesIn(value: unknown): string[] {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner !== "string" ? namesIn(inner) : nameKeys.includes(key) ? [toPlainSpaces(inner)] : [],
  );
}

/** Returns a function that finds the names in all replies of the API that the page has received so far. */
export function collectNames(page: Page): () => Promise<string[]> {
  const replies: Promise<unknown>[] = [];
  page.on("response", response => {
    if (response.ok() && response.headers()["content-type"] === "application/json")
      replies.push(response.json().catch(() => null));
  });
  return async () => namesIn(await Promise.all(replies));
}

/** Remembers what the catalogs say about a text, because all screens share many texts and the patterns are thousands. */
const verdicts = new Map<string, "english" | "french" | "unknown">();
function judge(text: string) {
  const remembered = verdicts.get(text);
  if (remembered) return remembered;
  const isInFrench = () => isFrench.test(text) || frenchArticles.includes(text);
  const verdict = isOnlyEnglish.test(text) ? "english" : isInFrench() ? "french" : "unknown";
  verdicts.set(text, verdict);
  return verdict;
}

/** Returns the texts that are neither in the French catalog nor names: they are English, or are written in the code. */
export function findForeignTexts(texts: string[], names: string[]): string[] {
  const known = [...new Set([...names, ...neutral])]
    .filter(name => name.length > 1)
    .sort((a, b) => b.length - a.length);
  const isKnown = (text: string) =>
    !/\p{L}{2}/u.test(known.reduce((rest, name) => rest.replaceAll(name, ""), text));
  return texts
    .map(text => toPlainSpaces(text).replace(/ (?:· Tonearm|alt\+T)$/, ""))
    .filter(text => judge(text) === "english" || (judge(text) === "unknown" && !isKnown(text)));
}
