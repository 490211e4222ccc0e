"use client";

import { useEffect } from "react";
import { preloadAll } from "../ui/overlays/lazy";

const signs = ["pointermove", "pointerdown", "keydown", "scroll"];

/** Loads the code of menus and dialogs when the person uses the page and the browser has time, so that the first click is not slow. */
export function PartsLoader() {
  useEffect(() => {
    const controller = new AbortController();
    const load = () => {
      controller.abort();
      // Safari has no `requestIdleCallback`.
      if ("requestIdleCallback" in window) requestIdleCallback(() => preloadAll());
      else setTimeout(preloadAll, 1_000);
    };
    for (const sign of signs)
      document.addEventListener(sign, load, { signal: controller.signal, passive: true });
    return () => controller.abort();
  }, []);
  return null;
}
