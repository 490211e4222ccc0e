import { readdirSync, readFileSync } from "node:fs";
import type { Locale } from "@/lib/i18n/locales";
import { readCatalog } from "./catalogs";

type Tree = { [key: string]: Tree | string };

const messagesOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap(value => (typeof value === "string" ? [value] : messagesOf(value)));

// Private characters stand for the parts of a message that are no text, so that its text can be escaped.
const [any, open, or, close] = ["\ue000", "\ue001", "\ue002", "\ue003"];

/**
 * Returns regular expressions for the texts that a message (ICU syntax) becomes on a screen: any text in place of an argument, and
 * one text for each part before, in and after a tag or a link (Markdown).
 */
function patternsOf(message: string): string[] {
  let text = message.replace(/\{\w+(?:, (?:number|date|time)[^{}]*)?\}/g, any);
  // An option can hold another choice, so the innermost are replaced first.
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(
      /\{\w+, (?:plural|select),(?: offset:\d+)?((?:\s*[=\w]+ \{[^{}]*\})+)\s*\}/g,
      (_, options: string) =>
        open +
        [...options.matchAll(/\{([^{}]*)\}/g)]
          .map(([, option = ""]) => option.replaceAll("#", any))
          .join(or) +
        close,
    );
  }
  return (
    text
      .split(/<\/?\w+>|\[|\]\([^)]*\)/)
      .map(part => toPlainSpaces(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .map(part =>
        part.replaceAll(any, ".*").replaceAll(open, "(?:").replaceAll(or, "|").replaceAll(close, ")"),
      )
      // Parts such as ": " or "of" say nothing about the language.
      .filter(part => (part.replace(/\(\?:|\.\*/g, "").match(/\p{L}/gu)?.length ?? 0) > 2)
  );
}

/** Replaces no-break spaces and line breaks, so that texts can be compared. */
export const toPlainSpaces = (text: string) => text.replace(/\s+/g, " ").trim();

const patternsIn = (locale: Locale) => new Set(messagesOf(readCatalog(locale)).flatMap(patternsOf));

/** Patterns of all texts of the English and the French catalog. */
export const englishPatterns = [...patternsIn("en")];
export const frenchPatterns = [...patternsIn("fr")];

export const anyOf = (patterns: string[]) => new RegExp(`^(?:${patterns.join("|")})$`, "u");

/** The articles of the help in a language, without the marks of Markdown. */
export const articlesIn = (locale: Locale) =>
  readdirSync(`messages/help/${locale}`)
    .map(file => toPlainText(readFileSync(`messages/help/${locale}/${file}`, "utf8")))
    .join(" ");

const toPlainText = (markdown: string) =>
  toPlainSpaces(markdown.replace(/\]\([^)]*\)|\{#[^}]*\}|[*`[\]#>|]/g, ""));
