import { Lexer, type Token, type Tokens } from "marked";
import type { HelpArticle, HelpHeading, HelpSlug } from "@/lib/schemas/help";

/** A heading with its anchor, which is the same in every language: `## Titel {#anchor}`. */
const anchored = /^(.*?)\s*\{#([a-z0-9-]+)\}$/;

/** Moves the anchor of a heading from its text to the token. */
function takeAnchor(heading: Tokens.Heading): HelpHeading {
  const [, title = heading.text, id = ""] = anchored.exec(heading.text) ?? [];
  Object.assign(heading, { id, text: title, tokens: Lexer.lexInline(title) });
  return { id, title: plainText(heading), level: heading.depth };
}

/** Returns the text of a token as somebody reads it. */
export function plainText(token: Token): string {
  if (token.type === "list") return (token as Tokens.List).items.map(plainText).join(" ");
  if (token.type === "table") {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows]
      .map(row => row.map(cell => cell.tokens.map(plainText).join("")).join(" "))
      .join(" ");
  }
  if ("tokens" in token && token.tokens) return token.tokens.map(plainText).join("");
  return "text" in token ? token.text : "";
}

/** Parses an article: lines such as `title: …` between two `---`, then Markdown. */
export function parseArticle(slug: HelpSlug, source: string): HelpArticle {
  const [, frontMatter = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const {
    title = "",
    summary = "",
    keywords = "",
  } = Object.fromEntries(frontMatter.split("\n").map(line => line.split(/:\s(.*)/s).slice(0, 2))) as Record<
    string,
    string
  >;
  const tokens = new Lexer().lex(body);
  const headings = tokens
    .filter((token): token is Tokens.Heading => token.type === "heading")
    .map(takeAnchor);
  return { slug, title, summary, keywords, tokens, headings };
}
