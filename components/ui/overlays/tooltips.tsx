"use client";

import { useEffect, useState } from "react";
import { Lazy, lazyPart } from "./lazy";

const tooltipBox = lazyPart(async () => (await import("./tooltip-box")).TooltipBox);

const showAfterMs = 400;
/** Long enough to move the pointer from the element onto its tooltip, which must not disappear then (WCAG 1.4.13). */
const hideAfterMs = 150;

/**
 * Tooltips of all elements that have `data-tooltip`, with the text of their `aria-label`. One for the whole page, so that its code
 * is loaded only when the first one is shown.
 */
export function Tooltips() {
  const [shown, setShown] = useState<{ of: Element; text: string } | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    const later = (of: Element | null, delay: number) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const text = of?.isConnected && of.getAttribute("aria-label");
        setShown(of && text ? { of, text } : null);
      }, delay);
    };
    const hide = () => later(null, 0);
    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === "touch" || !(target instanceof Element)) return;
      if (target.closest("[data-tooltip-box]")) return clearTimeout(timer);
      const of = target.closest("[data-tooltip]");
      later(of, of ? showAfterMs : hideAfterMs);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches("[data-tooltip]:focus-visible")) later(target, 0);
    };
    const onKey = ({ key }: KeyboardEvent) => key === "Escape" && hide();
    const controller = new AbortController();
    const options = { signal: controller.signal, capture: true, passive: true };
    document.addEventListener("pointerover", onPointerOver, options);
    document.addEventListener("focusin", onFocus, options);
    document.addEventListener("focusout", hide, options);
    document.addEventListener("pointerdown", hide, options);
    document.addEventListener("scroll", hide, options);
    document.addEventListener("keydown", onKey, options);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, []);
  return shown && <Lazy part={tooltipBox} {...shown} isEarly />;
}
