import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Token, Tokens } from "marked";
import { Lexer } from "marked";
import { describe, expect, it } from "vitest";
import { helpAnchors } from "@/components/services/setup-step";
import { reasonsOf } from "@/lib/core/error-words";
import { errorArticle, errorCodes } from "@/lib/help/error-article";
import { plainText } from "@/lib/help/parse-article";
import { findArticle, readArticles } from "@/lib/help/read-articles";
import { searchHelp } from "@/lib/help/search-help";
import { type Locale, locales } from "@/lib/i18n/locales";
import { helpArticles, helpSlugs } from "@/lib/schemas/help";

const inner = (token: Token): Token[] => {
  if (token.type === "list") return (token as Tokens.List).items.flatMap(flat);
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [...header, ...rows.flat()].flatMap(cell => cell.tokens.flatMap(flat));
  }
  return ("tokens" in token && token.tokens ? token.tokens : []).flatMap(flat);
};
const flat = (token: Token): Token[] => [token, ...inner(token)];

const errorTexts = (locale: Locale) =>
  errorCodes.flatMap(code => {
    const { happened, why, action, reasons } = errorArticle(locale, code);
    return [happened, why, action, ...reasons.map(({ text }) => text)];
  });
const allTokens = (locale: Locale) => [
  ...readArticles(locale).flatMap(({ tokens }) => tokens.flatMap(flat)),
  ...errorTexts(locale).flatMap(text => Lexer.lexInline(text).flatMap(flat)),
];
const linksOf = (locale: Locale) =>
  allTokens(locale)
    .filter((token): token is Tokens.Link => token.type === "link")
    .map(({ href }) => href);

/** Returns the sources of all screens outside of the help. */
const sources = ["app", "components"].flatMap(root =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/help$/.test(entry.parentPath))
    .map(entry => readFileSync(path.join(entry.parentPath, entry.name), "utf8")),
);

describe("articles", () => {
  it("Every file is a known article, and every article exists in both languages", () => {
    for (const locale of locales)
      expect(readdirSync(`messages/help/${locale}`).sort()).toEqual(
        helpSlugs.map(slug => `${slug}.md`).sort(),
      );
  });

  it("Every article has a title, a summary and keywords", () => {
    for (const { title, summary, keywords } of locales.flatMap(readArticles))
      for (const text of [title, summary, keywords]) expect(text).toMatch(/\S/);
  });

  it("Every heading has its own anchor, and it is the same in both languages", () => {
    const outline = (locale: Locale) =>
      readArticles(locale).map(({ slug, headings }) => [slug, headings.map(({ id, level }) => [level, id])]);
    expect(outline("fr")).toEqual(outline("en"));
    for (const { headings } of readArticles("en")) {
      const ids = headings.map(({ id }) => id);
      expect(ids).not.toContain("");
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("No text contains HTML, which would not be shown", () => {
    for (const locale of locales) expect(allTokens(locale).filter(({ type }) => type === "html")).toEqual([]);
  });

  it("There are at least 25 questions", () => {
    const questions = findArticle("en", "faq")?.headings.filter(({ level }) => level === 3);
    expect(questions?.length).toBeGreaterThanOrEqual(25);
  });

  it("French has typographic apostrophes and no-break spaces", () => {
    const texts = readArticles("fr").flatMap(({ title, summary, tokens }) => [
      title,
      summary,
      ...tokens
        .flatMap(flat)
        .filter(({ type }) => type === "text")
        .map(plainText),
    ]);
    expect(texts.filter(text => /\p{L}'\p{L}| [;!?:»](?=\s|$)|« |[\u202f\u00a0 ]{2}/u.test(text))).toEqual(
      [],
    );
  });
});

describe("links", () => {
  it("Every link of the help leads to an article, an error or a screen that exists", () => {
    for (const locale of locales)
      for (const href of linksOf(locale)) {
        const [target = "", anchor] = href.split("#");
        if (
          !target.startsWith("/help/") ||
          ["/help/errors", "/help/contact", "/help/tutorial"].includes(target)
        )
          continue;
        const code = /^\/help\/errors\/(\w+)$/.exec(target)?.[1];
        if (code) expect(errorCodes, href).toContain(code);
        else {
          const article = findArticle(locale, target.replace("/help/", ""));
          expect(article, href).not.toBeNull();
          if (anchor)
            expect(
              article?.headings.map(({ id }) => id),
              href,
            ).toContain(anchor);
        }
      }
  });

  it("A link within an article leads to one of its headings", () => {
    for (const { slug, tokens, headings } of locales.flatMap(readArticles))
      for (const token of tokens.flatMap(flat))
        if (token.type === "link" && token.href.startsWith("#"))
          expect(
            headings.map(({ id }) => `#${id}`),
            slug,
          ).toContain(token.href);
  });

  it("Every screen's link to the help names an article and an anchor that exist", () => {
    for (const source of sources)
      for (const [, slug = "", anchor] of source.matchAll(
        /<HelpLink\s+article="([\w-]+)"(?:\s+anchor="([\w-]+)")?/g,
      )) {
        const article = findArticle("en", slug);
        expect(article, slug).not.toBeNull();
        if (anchor)
          expect(
            article?.headings.map(({ id }) => id),
            slug,
          ).toContain(anchor);
      }
    const sections = findArticle("en", "first-steps")?.headings.map(({ id }) => id);
    expect(sections).toEqual(expect.arrayContaining(Object.values(helpAnchors)));
  });

  it("Every article is linked from a screen where it is needed", () => {
    const linked = sources
      .flatMap(source => [...source.matchAll(/article="([\w-]+)"|"\/help\/([\w-]+)/g)])
      .map(([, article, page]) => article ?? page);
    expect(helpArticles.filter(slug => !linked.includes(slug))).toEqual([]);
  });
});

describe("errors", () => {
  it("Every error code has an article in both languages, with a section for each of its reasons", () => {
    for (const locale of locales)
      for (const code of errorCodes) {
        const { happened, why, action, reasons } = errorArticle(locale, code);
        for (const text of [happened, why, action]) expect(text, code).toMatch(/\S/);
        expect(reasons.map(({ id }) => id).sort(), code).toEqual(reasonsOf(code).sort());
      }
  });
});

describe("search", () => {
  const found = (locale: Locale, query: string) => searchHelp(locale, query).map(({ href }) => href);

  it("A search ignores case, accents and the kind of apostrophe", () => {
    const results = found("fr", "lecture aléatoire");
    expect(results[0]).toBe("/help/shuffle");
    expect(found("fr", "LECTURE ALEATOIRE")).toEqual(results);
    expect(found("fr", "l'uri de redirection")).toEqual(found("fr", "l’URI de redirection"));
  });

  it("A search finds sections, questions and errors by the words of a person", () => {
    expect(found("en", "why can't I see followed playlists")).toContain("/help/faq#followed-playlist");
    expect(found("en", "view client secret")).toContain("/help/first-steps#credentials");
    expect(found("en", "quota_exceeded")[0]).toBe("/help/errors/quota_exceeded");
    expect(found("fr", "comment sauvegarder mes données ?")).toContain("/help/moving");
    expect(found("fr", "épuisés")).toContain("/help/errors/quota_exceeded");
  });

  it("A search for nothing, for nonsense or for a pattern finds nothing and does not fail", () => {
    for (const query of ["", "  ", "?!", "(.*)+$", "zzqqxx", "\u0000\ud800", "[", "x".repeat(200)])
      expect(found("en", query)).toEqual([]);
  });
});
