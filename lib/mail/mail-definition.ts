import { escapeUTF8 } from "entities";
import { env } from "@/lib/platform/env";

/** The text of a mail. It contains nothing that a person typed: strangers could send their own words through it. */
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
  write: (mail: { userId: string; about: string }) => Promise<Message | null>;
};

/** The place where a person switches mails off. */
export const switchOffUrl = () => `${env().PUBLIC_URL}/profile#notifications`;

type Block = { text: string } | { url: string; label?: string };

function blocksOf({ paragraphs, link }: Message, { switchable }: MailDefinition): Block[] {
  const [first = "", ...others] = paragraphs;
  return [
    { text: first },
    ...(link ? [{ url: link }] : []),
    ...others.map(text => ({ text })),
    ...(switchable ? [{ url: switchOffUrl(), label: "Switch these mails off: " }] : []),
  ];
}

const toText = (block: Block) => ("text" in block ? block.text : `${block.label ?? ""}${block.url}`);

function toHtml(block: Block): string {
  if ("text" in block) return `<p>${escapeUTF8(block.text)}</p>`;
  const url = escapeUTF8(block.url);
  return `<p>${block.label ?? ""}<a href="${url}">${url}</a></p>`;
}

/** Writes both forms of a mail. The HTML loads nothing, so nobody can see that the mail was read. */
export function renderMessage(message: Message, definition: MailDefinition): { text: string; html: string } {
  const blocks = blocksOf(message, definition);
  return {
    text: `${blocks.map(toText).join("\n\n")}\n`,
    html: `<!doctype html><html lang="en"><body>${blocks.map(toHtml).join("")}</body></html>`,
  };
}
