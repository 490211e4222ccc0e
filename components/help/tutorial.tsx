import { useLocale, useTranslations } from "next-intl";
import { tutorialPicture, tutorialSize, tutorialSteps } from "@/lib/schemas/tutorial";
import { PageHeader } from "../shell/page-header";
import { StillStuck } from "./still-stuck";
import { TutorialPlayer } from "./tutorial-player";

/** The first connection as a walk to watch, and below it the same pictures to read, also without JavaScript. */
export function Tutorial() {
  const t = useTranslations("help.tutorial");
  const locale = useLocale();
  const frames = tutorialSteps.map(step => ({
    picture: tutorialPicture(locale, step),
    caption: t(`steps.${step}`),
  }));
  const words = {
    label: t("title"),
    play: t("play"),
    pause: t("pause"),
    previous: t("previous"),
    next: t("next"),
    positions: frames.map((_, index) => t("position", { position: index + 1, count: frames.length })),
  };
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-8">
      <div>
        <PageHeader title={t("title")} note={t("note")} />
        <TutorialPlayer frames={frames} words={words} />
      </div>
      <details>
        <summary className="min-h-10 content-center font-medium">{t("all")}</summary>
        <ol className="grid gap-6 pt-4">
          {frames.map(({ picture, caption }) => (
            <li key={picture} className="grid gap-2">
              <p className="text-pretty">{caption}</p>
              {/* biome-ignore lint/performance/noImgElement: the instance converts no images */}
              <img
                src={picture}
                alt=""
                loading="lazy"
                {...tutorialSize}
                className="h-auto w-full rounded-lg border border-line-strong"
              />
            </li>
          ))}
        </ol>
      </details>
      <StillStuck />
    </div>
  );
}
