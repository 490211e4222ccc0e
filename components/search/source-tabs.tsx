"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { Source } from "@/lib/client/search";

const sources = ["library", "spotify"] as const satisfies Source[];

type SourceTabsProps = {
  source: Source;
  onChange: (source: Source) => void;
  /** Id of the panel below; `tabId` is made from it. */
  panelId: string;
};

export const tabId = (panelId: string, source: Source) => `${panelId}-${source}`;

/** Tabs that choose where to search. The Tab key reaches the chosen one, and the arrows choose the other. */
export function SourceTabs({ source, onChange, panelId }: SourceTabsProps) {
  const t = useTranslations("search");
  const onKeyDown = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
    // With one of these, they are keys of the browser, such as Alt and the left arrow for Back.
    if ((key !== "ArrowLeft" && key !== "ArrowRight") || altKey || ctrlKey || metaKey) return;
    const other = source === "library" ? "spotify" : "library";
    document.getElementById(tabId(panelId, other))?.focus();
    onChange(other);
  };
  return (
    <div
      role="tablist"
      aria-label={t("where")}
      className="flex rounded-full border border-line bg-sunken p-0.5"
    >
      {sources.map(value => (
        <button
          key={value}
          type="button"
          role="tab"
          id={tabId(panelId, value)}
          aria-selected={value === source}
          aria-controls={panelId}
          tabIndex={value === source ? 0 : -1}
          onClick={() => onChange(value)}
          onKeyDown={onKeyDown}
          className={clsx(
            "h-9 rounded-full px-4 font-medium text-sm",
            value === source ? "bg-raised text-ink shadow-sleeve" : "text-muted hover:text-ink",
          )}
        >
          {value === "library" ? t("library") : "Spotify"}
        </button>
      ))}
    </div>
  );
}
