import type { Token } from "marked";
import { useTranslations } from "next-intl";
import { PageHeader } from "../shell/page-header";
import { Inline } from "./markdown";
import { StillStuck } from "./still-stuck";

export type ErrorArticleTexts = {
  code: string;
  status: number;
  title: string;
  happened: Token[];
  why: Token[];
  action: Token[];
  reasons: { id: string; title: string; text: Token[] }[];
};

/** The article of an error: what happened, why, what to do, and a section for each reason. */
export function ErrorArticleScreen({ code, status, title, reasons, ...texts }: ErrorArticleTexts) {
  const t = useTranslations("help.error");
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8 text-pretty leading-relaxed">
      <PageHeader
        title={title}
        note={t.rich("code", { code, status: String(status), tag: text => <code>{text}</code> })}
      />
      {(["happened", "why", "action"] as const).map(part => (
        <section key={part} aria-labelledby={part} className="grid gap-2">
          <h2 id={part} className="title text-2xl">
            {t(part)}
          </h2>
          <p>
            <Inline tokens={texts[part]} />
          </p>
        </section>
      ))}
      {reasons.length > 0 && (
        <section aria-labelledby="reasons" className="grid gap-5">
          <h2 id="reasons" className="title text-2xl">
            {t("reasons")}
          </h2>
          {reasons.map(reason => (
            <section
              key={reason.id}
              id={reason.id}
              aria-labelledby={`${reason.id}-title`}
              className="grid gap-1"
            >
              <h3 id={`${reason.id}-title`} className="font-semibold text-lg leading-snug">
                <a href={`#${reason.id}`} className="hover:underline">
                  {reason.title}
                </a>
              </h3>
              <p>
                <Inline tokens={reason.text} />
              </p>
            </section>
          ))}
        </section>
      )}
      <StillStuck />
    </div>
  );
}
