"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { SearchInput } from "../ui/controls/search-input";
import { Dialog } from "../ui/overlays/dialog";
import type { ShortcutId } from "./table";
import { usePaletteEntries } from "./use-palette-entries";

type PaletteProps = { commands: Record<ShortcutId, () => void>; onClose: () => void };

/** Box that finds screens, playlists, songs and commands by name (the combobox pattern of ARIA). */
export function Palette({ commands, onClose }: PaletteProps) {
  const t = useTranslations("shortcuts.palette");
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const entries = usePaletteEntries(text, commands);
  const current = Math.min(chosen, entries.length - 1);
  useEffect(
    () => document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: "nearest" }),
    [id, current],
  );
  const run = (index: number) => {
    onClose();
    entries[index]?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys choose among the words of an input method.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((current + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === "Enter" && entries.length > 0) run(current);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t("title")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it handles keys of the input inside */}
      <div onKeyDown={onKeyDown}>
        <SearchInput
          label={t("label")}
          value={text}
          onChange={value => {
            setText(value);
            setChosen(0);
          }}
          autoFocus
          list={{ id, active: entries.length > 0 ? `${id}-${current}` : undefined }}
        />
      </div>
      <div
        id={id}
        role="listbox"
        aria-label={t("results")}
        className="mt-3 grid h-[min(20rem,50dvh)] grid-cols-[minmax(0,1fr)] content-start overflow-y-auto"
      >
        {entries.map(({ key, name, kind, icon: Icon, run: _ }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
          <div
            key={key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => run(index)}
            onPointerMove={() => setChosen(index)}
            className={clsx(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3",
              index === current && "bg-accent-soft",
            )}
          >
            <Icon className="size-4 shrink-0 text-muted" aria-hidden />
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {name}
            </span>
            <span className="shrink-0 text-muted text-xs">{kind}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
