import { Lexer } from "marked";
import type { Locale } from "@/lib/i18n/locales";
import { perProcess } from "@/lib/platform/per-process";
import { type HelpArticle, type HelpResult, helpPath } from "@/lib/schemas/help";
import { errorArticle, errorCodes } from "./error-article";
import { plainText } from "./parse-article";
import { readArticles } from "./read-articles";

const maxResults = 12;
/** Sections of one article in a result, so that other articles are seen, too. */
const maxSections = 3;

type Section = HelpResult & { text: string; keywords: string };
type Indexed = { section: Section; title: string; heading: string; keywords: string; text: string };

/** Makes words comparable: without case, accents and ligatures, and with one kind of apostrophe. */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", "'");

/** Splits an article at its headings. Its introduction is the first section. */
function sectionsOf({ slug, title, summary, keywords, tokens, headings }: HelpArticle): Section[] {
  const sections: Section[] = [
    { href: helpPath(slug), title, section: null, excerpt: summary, text: `${summary} `, keywords },
  ];
  let index = 0;
  for (const token of tokens) {
    const last = sections.at(-1);
    if (token.type === "heading") {
      const heading = headings[index++];
      if (heading)
        sections.push({
          href: helpPath(slug, heading.id),
          title,
          section: heading.title,
          excerpt: "",
          text: "",
          keywords: "",
        });
    } else if (last && token.type !== "space") last.text += `${plainText(token)} `;
  }
  // A heading directly above another one has nothing to show.
  const filled = sections.filter(({ text }) => text.trim());
  return filled.map(section => ({ ...section, excerpt: section.excerpt || shorten(section.text) }));
}

const shorten = (text: string) =>
  text.length > 180 ? `${text.slice(0, 180).replace(/\s\S*$/, "")} …` : text;

function errorSection(locale: Locale, code: (typeof errorCodes)[number]): Section {
  const { title, happened, why, action, reasons } = errorArticle(locale, code);
  const texts = [happened, why, action, ...reasons.flatMap(({ title, text }) => [title, text])];
  const text = texts.map(text => Lexer.lexInline(text).map(plainText).join("")).join(" ");
  return { href: `/help/errors/${code}`, title, section: null, excerpt: shorten(text), text, keywords: code };
}

const indexOf = (locale: Locale): Indexed[] =>
  perProcess(`help index in ${locale}`, () =>
    [...readArticles(locale).flatMap(sectionsOf), ...errorCodes.map(code => errorSection(locale, code))].map(
      section => ({
        section,
        title: fold(section.title),
        heading: fold(section.section ?? section.title),
        keywords: fold(section.keywords),
        text: fold(section.text),
      }),
    ),
  );

/** Words that nearly every question contains. */
const fillers = new Set(
  "the and are can for how does not with from what why when where est les des une que qui pas pour dans sur mon mes ma comment pourquoi avec fait".split(
    " ",
  ),
);

/**
 * Returns patterns of the words to look for. They match the beginning of a word, not the middle of one, so plurals lose their ending.
 */
function termsOf(query: string): RegExp[] {
  const words = fold(query).match(/[\p{L}\p{N}_]+/gu) ?? [];
  const meaning = words.filter(word => word.length > 2 && !fillers.has(word));
  const terms = (meaning.length > 0 ? meaning : words).map(word => word.replace(/(?<=.{4})[sx]$/, ""));
  return [...new Set(terms)].map(term => new RegExp(`(?<![\\p{L}\\p{N}])${term}`, "u"));
}

/** Returns the weight of a word in a text. */
const weigh = (text: string, term: RegExp, weight: number) => (term.test(text) ? weight : 0);

function score({ title, heading, keywords, text }: Indexed, terms: RegExp[]): number {
  const scores = terms.map(
    term => weigh(heading, term, 6) + weigh(keywords, term, 5) + weigh(title, term, 3) + weigh(text, term, 2),
  );
  const found = scores.filter(score => score > 0).length;
  // A question has words that no article has, so half of them must be found.
  return found < terms.length / 2
    ? 0
    : scores.reduce((sum, score) => sum + score, 0) * (found / terms.length);
}

/** Searches titles, summaries, headings, texts and keywords of the articles, the questions and the errors. */
export function searchHelp(locale: Locale, query: string): HelpResult[] {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const found = indexOf(locale)
    .map(entry => ({ section: entry.section, score: score(entry, terms) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const perArticle = new Map<string, number>();
  return found
    .filter(({ section: { href } }) => {
      const [path = href] = href.split("#");
      perArticle.set(path, (perArticle.get(path) ?? 0) + 1);
      return path === helpPath("faq") || (perArticle.get(path) ?? 0) <= maxSections;
    })
    .slice(0, maxResults)
    .map(({ section: { href, title, section, excerpt } }) => ({ href, title, section, excerpt }));
}
