import { escapeUTF8 } from "entities";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { env } from "@/lib/platform/env";
import type { Reader } from "./reader";

/** The text of a mail in the reader's language. It contains nothing that a person typed: strangers could send their own words through it. */
export type Message = {
  to: string;
  subject: string;
  paragraphs: string[];
  /** Follows the first paragraph. */
  link?: string;
};

/**
 * A kind of mail, which its domain writes when it is sent. `once`: a person gets one about each thing; otherwise one at a time.
 * `switchable`: the profile page can switch it off, and the mail says so. `usefulMinutes`: it is not sent later.
 */
export type MailDefinition = {
  kind: string;
  once?: true;
  switchable?: true;
  usefulMinutes?: number;
  /** @returns null if the person need not get it any more */
  write: (mail: { userId: string; about: string }, reader: Reader) => Promise<Message | null>;
};

/** The place where a person switches mails off. */
export const switchOffUrl = () => `${env().PUBLIC_URL}/profile#notifications`;

type Block = { text: string } | { url: string; label?: string };

function blocksOf({ paragraphs, link }: Message, { switchable }: MailDefinition, locale: Locale): Block[] {
  const [first = "", ...others] = paragraphs;
  const label = translator(locale, "mail")("switchOff");
  return [
    { text: first },
    ...(link ? [{ url: link }] : []),
    ...others.map(text => ({ text })),
    ...(switchable ? [{ url: switchOffUrl(), label }] : []),
  ];
}

const toText = (block: Block) =>
  "text" in block ? block.text : block.label ? `${block.label} ${block.url}` : block.url;

function toHtml(block: Block): string {
  if ("text" in block) return `<p>${escapeUTF8(block.text)}</p>`;
  const url = escapeUTF8(block.url);
  const label = block.label ? `${escapeUTF8(block.label)} ` : "";
  return `<p>${label}<a href="${url}">${url}</a></p>`;
}

/** Writes both forms of a mail. The HTML loads nothing, so nobody can see that the mail was read. */
export function renderMessage(
  message: Message,
  definition: MailDefinition,
  locale: Locale,
): { text: string; html: string } {
  const blocks = blocksOf(message, definition, locale);
  return {
    text: `${blocks.map(toText).join("\n\n")}\n`,
    html: `<!doctype html><html lang="${locale}"><body>${blocks.map(toHtml).join("")}</body></html>`,
  };
}
