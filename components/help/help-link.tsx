import { CircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { type HelpSlug, helpPath } from "@/lib/schemas/help";

type HelpLinkProps = { article: HelpSlug; anchor?: string };

/** A question mark beside a step. Opens the article in a new tab, so that nothing that was typed is lost. */
export function HelpLink({ article, anchor }: HelpLinkProps) {
  const t = useTranslations("ui");
  return (
    <a
      href={helpPath(article, anchor)}
      target="_blank"
      rel="noreferrer"
      aria-label={t("help")}
      title={t("help")}
      className="inline-grid size-8 shrink-0 place-items-center rounded-full align-middle text-muted hover:bg-raised hover:text-ink"
    >
      <CircleQuestionMark className="size-[18px]" aria-hidden />
    </a>
  );
}
