import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "@/lib/i18n/locales";
import { perProcess } from "@/lib/platform/per-process";
import { type HelpArticle, type HelpSlug, helpSlugs } from "@/lib/schemas/help";
import { parseArticle } from "./parse-article";

const folder = path.join(process.cwd(), "messages", "help");

/** Returns all articles in a language. The files are read once in each process. */
export const readArticles = (locale: Locale): HelpArticle[] =>
  perProcess(`help in ${locale}`, () =>
    helpSlugs.map(slug => parseArticle(slug, readFileSync(path.join(folder, locale, `${slug}.md`), "utf8"))),
  );

/** Returns an article, or null if there is none with this slug. */
export const findArticle = (locale: Locale, slug: string): HelpArticle | null =>
  readArticles(locale).find(article => article.slug === (slug as HelpSlug)) ?? null;
