"use client";

import { Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { useFormat } from "@/components/ui/text/use-format";
import { algorithms } from "@/lib/shuffle/order/other-algorithms";
import { artistRowColors, countArtistRows } from "./artist-rows";
import { examples } from "./examples";
import { playTwice, type ShuffleStats } from "./run";
import { ShuffleChart } from "./shuffle-chart";

const statNames = [
  "repeatedArtists",
  "minArtistGap",
  "spacingRatio",
  "minTrackGap",
] as const satisfies (keyof ShuffleStats)[];

/** Compares three shuffles of the same playlist. They run in the browser. */
export function Comparison() {
  const t = useTranslations("docs.shuffle.comparison");
  const format = useFormat();
  const [example, setExample] = useState(examples[0]);
  const [runNumber, setRunNumber] = useState(1);
  const { tracks } = example;
  const runs = algorithms.map(({ id, order }) => ({
    id,
    name: t(`algorithms.${id}.name`),
    ...playTwice(tracks, order, `run ${runNumber}`),
  }));
  const repeats = runs.map(({ name, stats }) => t("repeats", { name, count: stats.repeatedArtists }));
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <fieldset className="grid gap-2">
          <legend className="engraved mb-2 text-muted">{t("legend", { count: tracks.length })}</legend>
          <div className="flex flex-wrap gap-2">
            {examples.map(option => (
              <label
                key={option.id}
                className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md border border-line bg-raised px-3 font-medium text-sm has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="example"
                  className="accent-accent outline-none"
                  checked={option === example}
                  onChange={() => setExample(option)}
                />
                {t(`examples.${option.id}.name`)}
              </label>
            ))}
          </div>
          <p className="text-muted text-sm">{t(`examples.${example.id}.text`)}</p>
        </fieldset>
        <Button variant="primary" size="lg" onClick={() => setRunNumber(runNumber + 1)}>
          <Shuffle aria-hidden />
          {t("again")}
        </Button>
      </div>
      <p role="status" className="tabular-nums">
        {t("status", { run: runNumber, summary: format.list(repeats) })}
      </p>
      {runs.map(({ id, name, plays, stats }) => (
        <section key={id} aria-label={name} className="grid gap-x-8 gap-y-3 lg:grid-cols-[1fr_17rem]">
          <div className="lg:col-span-2">
            <h3 className="font-semibold text-lg">{name}</h3>
            <p className="text-muted">{t(`algorithms.${id}.text`)}</p>
          </div>
          <div>
            <div className="mb-1 grid grid-cols-2 text-muted text-xs">
              <span>{t("firstRound")}</span>
              <span className="pl-2">{t("secondRound")}</span>
            </div>
            <ShuffleChart
              tracks={tracks}
              plays={plays}
              label={t("chart", { name, songs: tracks.length, ...stats })}
            />
          </div>
          <dl className="grid grid-cols-2 content-center gap-x-6 gap-y-3 lg:grid-cols-1">
            {statNames.map(stat => (
              <div key={stat} className="grid content-start">
                <dt className="text-muted text-sm">{t(`stats.${stat}.name`)}</dt>
                <dd className="font-semibold tabular-nums">
                  {t(`stats.${stat}.value`, { value: stats[stat] })}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="grid gap-2 text-muted text-sm">
        <p>{t("caption")}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1" aria-label={t("artists")}>
          {countArtistRows(tracks).map(({ artists, count }, row) => (
            <li key={artistRowColors[row]} className="flex items-center gap-1.5 text-ink">
              <span className={`size-3 rounded-[3px] bg-current ${artistRowColors[row]}`} aria-hidden />
              {artists > 1 ? t("others", { artists, count }) : t("artist", { number: row + 1, count })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
