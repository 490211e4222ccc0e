"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";
import type { SelectionBarProps } from "./selection-actions";

const actions = lazyPart(async () => (await import("./selection-actions")).SelectionActions);

/** Bar with actions for the selected rows, above the player. A screen reader hears their number. */
export function SelectionBar(props: SelectionBarProps) {
  const t = useTranslations("tracks.selection");
  const { count, clear } = props.selection;
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => setIsNeeded(wasNeeded => wasNeeded || count > 0), [count]);
  return (
    <>
      <p className="sr-only" role="status">
        {count > 0 && t("count", { count })}
      </p>
      {/* It stays: a dialog that it opened outlives the selection. */}
      {isNeeded && <Lazy part={actions} {...props} onMissing={clear} />}
    </>
  );
}
