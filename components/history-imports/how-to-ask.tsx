import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";

const privacyPage = "https://www.spotify.com/account/privacy/";
const steps = ["ask", "confirm", "upload"] as const;

/** The three steps to one's own data at Spotify. */
export function HowToAsk() {
  const t = useTranslations("historyImports.steps");
  return (
    <Card>
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <ol className="grid gap-4 md:grid-cols-3">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="grid size-7 shrink-0 place-items-center rounded-full border border-line font-semibold text-sm tabular-nums"
            >
              {index + 1}
            </span>
            <div className="grid min-w-0 content-start gap-1">
              <p className="font-semibold">{t(`${step}.title`)}</p>
              <p className="text-pretty text-muted text-sm">{t(`${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <Button asChild className="mt-5">
        <a href={privacyPage} target="_blank" rel="noreferrer">
          {t("open")}
          <ExternalLink aria-hidden />
        </a>
      </Button>
    </Card>
  );
}
