"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TopItem, TopKind } from "@/lib/schemas/statistics";
import { Cover } from "../ui/artwork/cover";
import { figuresPath, thingOf } from "./figures-link";
import { type Measure, measured } from "./measure";

type TopListProps = { kind: TopKind; items: TopItem[]; measure: Measure };

/** Ranked songs, artists or albums, which lead to their own figures. */
export function TopList({ kind, items, measure }: TopListProps) {
  const t = useTranslations("insights.top");
  const max = Math.max(1, ...items.map(item => measured(measure, item)));
  return (
    <ol className="grid gap-1">
      {items.map(item => (
        <li key={item.rank} className="relative">
          <Link
            href={figuresPath(thingOf(kind, item))}
            prefetch={false}
            className="grid grid-cols-[1.75rem_2.75rem_minmax(0,1fr)_auto] items-center gap-3 rounded-md px-2 py-1.5 hover:bg-raised"
          >
            <span className="text-right text-muted text-sm tabular-nums">{item.rank}</span>
            <Cover
              src={item.imageUrl}
              name={item.name}
              className={kind === "artists" ? "size-11 rounded-full" : "size-11 rounded-sm"}
            />
            <span className="grid min-w-0 gap-0.5">
              <span className="truncate font-medium leading-5" dir="auto">
                {item.name}
              </span>
              {item.artist && (
                <span className="truncate text-muted text-sm leading-5" dir="auto">
                  {item.artist}
                </span>
              )}
              <span className="h-1 rounded-full bg-sunken" aria-hidden>
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(measured(measure, item) / max) * 100}%` }}
                />
              </span>
            </span>
            <span className="text-right text-sm tabular-nums">
              {t(`count.${measure}`, { count: measured(measure, item) })}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
