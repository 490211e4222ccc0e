"use client";

import { useEffect, useState } from "react";
import { Lazy, lazyPart, preload } from "../ui/overlays/lazy";
import { onWaitingToast } from "../ui/status/toast";
import { UndoKeys } from "../undo/undo-keys";

const toasterBox = lazyPart(async () => (await import("./toaster-box")).ToasterBox);

/** Loads the toaster with the first click or key, so that it is there when the network is not, and shows it with the first toast. */
export function Toasts() {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => onWaitingToast(() => setIsWanted(true)), []);
  useEffect(() => {
    const controller = new AbortController();
    const load = () => {
      preload(toasterBox);
      controller.abort();
    };
    for (const event of ["pointerdown", "keydown"])
      document.addEventListener(event, load, { signal: controller.signal, passive: true });
    return () => controller.abort();
  }, []);
  return (
    <>
      <UndoKeys />
      {isWanted && <Lazy part={toasterBox} onMissing={() => setIsWanted(false)} isEarly />}
    </>
  );
}
