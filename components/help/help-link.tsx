import { CircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { type HelpSlug, helpPath } from "@/lib/schemas/help";

type HelpLinkProps = { article: HelpSlug; anchor?: string; subject: string };

/**
 * A question mark beside a step. Opens the article in a new tab, so that nothing that was typed is lost. A screen can have several,
 * so the name contains the title of the step, `subject`.
 */
export function HelpLink({ article, anchor, subject }: HelpLinkProps) {
  const t = useTranslations("ui");
  const name = t("help", { subject });
  return (
    <a
      href={helpPath(article, anchor)}
      target="_blank"
      rel="noreferrer"
      aria-label={name}
      title={name}
      className="inline-grid size-8 shrink-0 place-items-center rounded-full align-middle text-muted hover:bg-raised hover:text-ink"
    >
      <CircleQuestionMark className="size-[18px]" aria-hidden />
    </a>
  );
}
