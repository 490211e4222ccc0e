import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "../../shell/page-header";
import { GuideSection } from "../guide-section";
import { linkTo, tags } from "../rich-text";
import { Comparison } from "./comparison";

const spotify2014 =
  "https://web.archive.org/web/20200706050640/https://engineering.atspotify.com/2014/02/28/how-to-shuffle-songs/";
const complaints = ["sameArtist", "sameStart", "repeats", "restarts"] as const;
const features = ["once", "apart", "rest", "fair", "unpredictable", "choice", "anything"] as const;
const tradeOffs = ["chance", "similar", "work"] as const;
const limits = ["taste", "guests", "majority", "shortLists", "unplayable", "measured"] as const;
const sources = {
  durstenfeld: {
    title: "Algorithm 235: Random permutation",
    href: "https://doi.org/10.1145/364520.364540",
  },
  fiedler: { title: "The art of shuffling music", href: "http://keyj.emphy.de/balanced-shuffle/" },
  polacek: { title: "How to shuffle songs?", href: spotify2014 },
  asseldonk: {
    title: "An algorithm for shuffling playlists",
    href: "https://ruudvanasseldonk.com/2023/an-algorithm-for-shuffling-playlists",
  },
  borgne: {
    title: "Shuffle: Making random feel more human",
    href: "https://engineering.atspotify.com/2025/11/shuffle-making-random-feel-more-human",
  },
} as const;

export function ShuffleGuide() {
  const t = useTranslations("docs.shuffle");
  const title = useTranslations("docs.list.shuffle")("name");
  const spread = useTranslations("shuffle.spread.choices");
  const spreadNames = {
    even: spread("even.name"),
    balanced: spread("balanced.name"),
    loose: spread("loose.name"),
  };
  const { comparison } = useMessages().docs.shuffle;
  return (
    <div className="grid gap-12">
      <div>
        <PageHeader title={title} note={t("text")} />
        <h2 className="sr-only">{t("sideBySide")}</h2>
        {/* The comparison runs in the browser, which has no other messages of the guides. */}
        <NextIntlClientProvider messages={{ docs: { shuffle: { comparison } } }}>
          <Comparison />
        </NextIntlClientProvider>
      </div>

      <div className="grid max-w-2xl gap-12">
        <GuideSection title={t("complaints.title")}>
          <p>{t.rich("complaints.intro", { link: linkTo(spotify2014) })}</p>
          <ul>
            {complaints.map(complaint => (
              <li key={complaint}>{t(`complaints.${complaint}`)}</li>
            ))}
          </ul>
        </GuideSection>

        <GuideSection title={t("features.title")}>
          <ul>
            {features.map(feature => (
              <li key={feature}>{t.rich(`features.${feature}`, { ...tags, ...spreadNames })}</li>
            ))}
          </ul>
          <p>{t("features.method")}</p>
        </GuideSection>

        <GuideSection title={t("tradeOffs.title")}>
          <ul>
            {tradeOffs.map(tradeOff => (
              <li key={tradeOff}>{t.rich(`tradeOffs.${tradeOff}`, tags)}</li>
            ))}
          </ul>
        </GuideSection>

        <GuideSection title={t("limits.title")}>
          <ul>
            {limits.map(limit => (
              <li key={limit}>{t(`limits.${limit}`)}</li>
            ))}
          </ul>
        </GuideSection>

        <GuideSection title={t("sources.title")}>
          <ul>
            {(Object.keys(sources) as (keyof typeof sources)[]).map(source => {
              const { title, href } = sources[source];
              const link = (chunks: ReactNode) => (
                <a href={href} lang="en">
                  {chunks}
                </a>
              );
              return <li key={source}>{t.rich(`sources.${source}`, { title, link })}</li>;
            })}
          </ul>
        </GuideSection>
      </div>
    </div>
  );
}
