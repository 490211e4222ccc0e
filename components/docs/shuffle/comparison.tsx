"use client";

import { Shuffle } from "lucide-react";
import { useState } from "react";
import { algorithms } from "@/lib/shuffle/order/other-algorithms";
import { Button } from "../../ui/button";
import { pluralize } from "../../ui/format";
import { examples } from "./examples";
import { laneColors, laneLabels } from "./lanes";
import { Picture } from "./picture";
import { type Figures, playTwice } from "./run";

const figureLabels = ({ repeatedArtists, closestPlays, keptDistance, soonestAgain }: Figures) => [
  { name: "Same artist twice running", value: pluralize(repeatedArtists, "time") },
  { name: "Closest two plays of one artist", value: `${pluralize(closestPlays, "track")} on` },
  { name: "Share of the even distance kept", value: `${Math.round(keptDistance * 100)} %` },
  { name: "Soonest a track comes again", value: `${pluralize(soonestAgain, "track")} on` },
];

/** Compares three shuffles of the same playlist. They run in the browser. */
export function Comparison() {
  const [example, setExample] = useState(examples[0]);
  const [number, setNumber] = useState(1);
  const { tracks } = example;
  const runs = algorithms.map(({ name, text, order }) => {
    const { plays, figures } = playTwice(tracks, order, `run ${number}`);
    return { name, text, plays, figures };
  });
  const summary = runs.map(({ name, figures }) => `${name}: ${pluralize(figures.repeatedArtists, "time")}`);
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <fieldset className="grid gap-2">
          <legend className="engraved mb-2 text-muted">Playlist of {tracks.length} tracks</legend>
          <div className="flex flex-wrap gap-2">
            {examples.map(option => (
              <label
                key={option.name}
                className="flex min-h-10 cursor-pointer items-center gap-2 rounded-md border border-line bg-raised px-3 font-medium text-sm has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="example"
                  className="accent-accent outline-none"
                  checked={option === example}
                  onChange={() => setExample(option)}
                />
                {option.name}
              </label>
            ))}
          </div>
          <p className="text-muted text-sm">{example.text}</p>
        </fieldset>
        <Button variant="primary" size="lg" onClick={() => setNumber(number + 1)}>
          <Shuffle aria-hidden />
          Shuffle again
        </Button>
      </div>
      <p role="status" className="tabular-nums">
        Run {number}, same artist twice running. {summary.join(". ")}.
      </p>
      {runs.map(({ name, text, plays, figures }) => (
        <section key={name} aria-label={name} className="grid gap-x-8 gap-y-3 lg:grid-cols-[1fr_17rem]">
          <div className="lg:col-span-2">
            <h3 className="font-semibold text-lg">{name}</h3>
            <p className="text-muted">{text}</p>
          </div>
          <div>
            <div className="mb-1 grid grid-cols-2 text-muted text-xs">
              <span>First set</span>
              <span className="pl-2">Second set</span>
            </div>
            <Picture
              tracks={tracks}
              plays={plays}
              label={`${name}, two sets of ${pluralize(tracks.length, "track")}. ${figureLabels(figures)
                .map(figure => `${figure.name}: ${figure.value}`)
                .join(". ")}.`}
            />
          </div>
          <dl className="grid grid-cols-2 content-center gap-x-6 gap-y-3 lg:grid-cols-1">
            {figureLabels(figures).map(figure => (
              <div key={figure.name} className="grid content-start">
                <dt className="text-muted text-sm">{figure.name}</dt>
                <dd className="font-semibold tabular-nums">{figure.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="grid gap-2 text-muted text-sm">
        <p>
          Time goes from left to right. Each line is an artist, from the one with most tracks down. A red tick
          below marks an artist twice running; a red arch joins two plays of one track that are less than half
          the list apart.
        </p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1" aria-label="Lines, from above, with their tracks">
          {laneLabels(tracks).map((name, lane) => (
            <li key={name} className="flex items-center gap-1.5 text-ink">
              <span className={`size-3 rounded-[3px] bg-current ${laneColors[lane]}`} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
