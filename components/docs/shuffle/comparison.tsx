"use client";

import { Shuffle } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { pluralize } from "@/components/ui/text/format";
import { algorithms } from "@/lib/shuffle/order/other-algorithms";
import { artistRowColors, artistRowLabels } from "./artist-rows";
import { examples } from "./examples";
import { playTwice, type ShuffleStats } from "./run";
import { ShuffleChart } from "./shuffle-chart";

const statLabels = ({ repeatedArtists, minArtistGap, spacingRatio, minTrackGap }: ShuffleStats) => [
  { name: "Times that an artist plays twice in a row", value: pluralize(repeatedArtists, "time") },
  { name: "Closest two plays of one artist", value: `${pluralize(minArtistGap, "track")} apart` },
  {
    name: "Spacing of an artist's tracks, compared with even spacing",
    value: `${Math.round(spacingRatio * 100)} %`,
  },
  { name: "Soonest repeat of a track", value: `after ${pluralize(minTrackGap, "track")}` },
];

/** Compares three shuffles of the same playlist. They run in the browser. */
export function Comparison() {
  const [example, setExample] = useState(examples[0]);
  const [runNumber, setRunNumber] = useState(1);
  const { tracks } = example;
  const runs = algorithms.map(({ name, text, order }) => {
    const { plays, stats } = playTwice(tracks, order, `run ${runNumber}`);
    return { name, text, plays, stats };
  });
  const summary = runs.map(({ name, stats }) => `${name}: ${pluralize(stats.repeatedArtists, "time")}`);
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
        <Button variant="primary" size="lg" onClick={() => setRunNumber(runNumber + 1)}>
          <Shuffle aria-hidden />
          Shuffle again
        </Button>
      </div>
      <p role="status" className="tabular-nums">
        Run {runNumber}. Times that an artist plays twice in a row: {summary.join(", ")}.
      </p>
      {runs.map(({ name, text, plays, stats }) => (
        <section key={name} aria-label={name} className="grid gap-x-8 gap-y-3 lg:grid-cols-[1fr_17rem]">
          <div className="lg:col-span-2">
            <h3 className="font-semibold text-lg">{name}</h3>
            <p className="text-muted">{text}</p>
          </div>
          <div>
            <div className="mb-1 grid grid-cols-2 text-muted text-xs">
              <span>First time through</span>
              <span className="pl-2">Second time through</span>
            </div>
            <ShuffleChart
              tracks={tracks}
              plays={plays}
              label={`${name}, two sets of ${pluralize(tracks.length, "track")}. ${statLabels(stats)
                .map(stat => `${stat.name}: ${stat.value}`)
                .join(". ")}.`}
            />
          </div>
          <dl className="grid grid-cols-2 content-center gap-x-6 gap-y-3 lg:grid-cols-1">
            {statLabels(stats).map(stat => (
              <div key={stat.name} className="grid content-start">
                <dt className="text-muted text-sm">{stat.name}</dt>
                <dd className="font-semibold tabular-nums">{stat.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="grid gap-2 text-muted text-sm">
        <p>
          Time goes from left to right. Each row is an artist. The artist with the most tracks is at the top.
          A red mark below the chart shows where an artist plays twice in a row. A red arc connects two plays
          of the same track that are less than half a playlist apart.
        </p>
        <ul
          className="flex flex-wrap gap-x-5 gap-y-1"
          aria-label="Artists and their number of tracks, from the top row to the bottom row"
        >
          {artistRowLabels(tracks).map((name, row) => (
            <li key={name} className="flex items-center gap-1.5 text-ink">
              <span className={`size-3 rounded-[3px] bg-current ${artistRowColors[row]}`} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
