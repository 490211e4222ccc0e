import type { Token } from "marked";

/** The articles of the help center in the order of its index. Each is a file in `messages/help` for every language. */
export const helpArticles = [
  "installation",
  "first-steps",
  "other-devices",
  "behind-a-proxy",
  "quotas",
  "development-mode",
  "renewal",
  "shuffle",
  "sound",
  "history-file",
  "insights",
  "play-next",
  "moving",
  "privacy",
  "api",
] as const;

/** The slugs of all files in `messages/help`: the articles and the questions. */
export const helpSlugs = [...helpArticles, "faq"] as const;
export type HelpSlug = (typeof helpSlugs)[number];

/** The path of an article, or of one of its sections. */
export const helpPath = (slug: HelpSlug, anchor?: string) => `/help/${slug}${anchor ? `#${anchor}` : ""}`;

export type HelpHeading = { id: string; title: string; level: number };

/** An article, parsed. Its headings carry their anchors in the tokens, too. */
export type HelpArticle = {
  slug: HelpSlug;
  title: string;
  summary: string;
  keywords: string;
  tokens: Token[];
  headings: HelpHeading[];
};

/** A section of the help that a search found. */
export type HelpResult = { href: string; title: string; section: string | null; excerpt: string };
