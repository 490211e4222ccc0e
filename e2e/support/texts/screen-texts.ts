import type { Page } from "@playwright/test";

/** Returns the texts of the open screen that people see or hear, without code and parts that are marked as English. */
export const readTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = new Set([document.title]);
    const isShown = (element: Element | null) =>
      element?.checkVisibility() === true &&
      !element.closest("script, style, noscript, code, pre, body [lang=en]");
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode())
      if (node.nodeValue && isShown(node.parentElement)) texts.add(node.nodeValue);
    const attributes = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];
    for (const name of attributes)
      for (const element of document.body.querySelectorAll(`[${name}]`))
        if (isShown(element)) texts.add(element.getAttribute(name) ?? "");
    return [...texts];
  });

/** Waits until React has taken over the page: before that it would notice and undo a change of its texts. */
export const waitForHydration = (page: Page) =>
  page.waitForFunction(() =>
    [...document.body.querySelectorAll("h1, button")].every(element =>
      Object.keys(element).some(key => key.startsWith("__reactFiber")),
    ),
  );

/** Lengthens each word of the texts that match the pattern by 40 %, as another language could. */
export const lengthenTexts = (page: Page, pattern: RegExp): Promise<void> =>
  page.evaluate(
    ({ source, flags }) => {
      const isOfCatalog = new RegExp(source, flags);
      const lengthen = (text: string) =>
        isOfCatalog.test(text.replace(/\s+/g, " ").trim())
          ? text.replace(/\p{L}+/gu, word => word + word.slice(0, Math.ceil(word.length * 0.4)))
          : text;
      const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode())
        if (!node.parentElement?.closest("script, style")) node.nodeValue = lengthen(node.nodeValue ?? "");
      for (const input of document.querySelectorAll("input"))
        if (input.placeholder) input.placeholder = lengthen(input.placeholder);
    },
    { source: pattern.source, flags: pattern.flags },
  );

/** Returns the boxes of the open screen that are too narrow for their content, and what sticks out of the window. */
export const findOverflows = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const describe = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${element.textContent?.trim().slice(0, 60)}`;
    const outdents = [...document.body.querySelectorAll("*")]
      .map(box => ({ box, by: -Number.parseFloat(getComputedStyle(box).marginRight) || 0 }))
      .filter(({ by }) => by > 0);
    /** Returns how far boxes inside an element are meant to stick out. */
    const outdentIn = (element: HTMLElement) =>
      Math.max(
        0,
        ...outdents.filter(({ box }) => element !== box && element.contains(box)).map(({ by }) => by),
      );
    const isTooNarrow = (element: HTMLElement) => {
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const shortens = overflowX !== "visible" && (textOverflow === "ellipsis" || webkitLineClamp !== "none");
      // One pixel wide are the texts for screen readers.
      if (shortens || element.clientWidth <= 1 || element.closest("pre, .overflow-x-auto, svg, input"))
        return false;
      return element.scrollWidth > element.clientWidth + 1 + outdentIn(element);
    };
    const sticksOut = (element: HTMLElement) => {
      const { left, right } = element.getBoundingClientRect();
      const hasText = [...element.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      return (
        hasText &&
        element.clientWidth > 1 &&
        (left < -1 || right > window.innerWidth + 1) &&
        !element.closest(".overflow-x-auto")
      );
    };
    const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      element => element instanceof HTMLElement && element.checkVisibility(),
    );
    const found = shown.filter(element => isTooNarrow(element) || sticksOut(element));
    const innermost = found.filter(
      element => !found.some(other => other !== element && element.contains(other)),
    );
    const isScrolling = document.documentElement.scrollWidth > window.innerWidth;
    return [...innermost.map(describe), ...(isScrolling ? ["The page scrolls sideways."] : [])];
  });
