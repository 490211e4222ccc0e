"use client";

import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useHydrated } from "../use-hydrated";

/** Rows above and below the view that are rendered as well: two turns of a wheel that is moved fast. */
const spareRows = 10;
/** Rows in the page as the server sends it, which does not know the height of the view. */
const firstRows = 8;

type Range = { first: number; last: number };

type RowsInViewOptions = {
  /** The element around the rows. */
  list: RefObject<HTMLElement | null>;
  /** The element that scrolls; without it, the window does. */
  scroller?: RefObject<HTMLElement | null>;
  count: number;
  /** Returns the distance of a row from the top of the list. `topOf(count)` is the height of the list. It must keep its identity. */
  topOf: (index: number) => number;
  /** Heights of what covers the view at its top and bottom. */
  covered?: { top: number; bottom: number };
  /** A row that stays rendered, such as the focused one. */
  kept?: number;
};

/** Returns the index of the last row that begins at `y` or above it. */
function indexAt(y: number, count: number, topOf: (index: number) => number): number {
  let [low, high] = [0, Math.max(0, count - 1)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (topOf(middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

const nothing = { top: 0, bottom: 0 };

/** Returns the rows in view of a list that renders only these, because it can have any length. Their heights do not depend on their content. */
export function useRowsInView(options: RowsInViewOptions) {
  const { list, scroller, count, topOf, covered = nothing, kept } = options;
  const [range, setRange] = useState<Range | null>(null);
  const shown = useRef(range);
  useLayoutEffect(() => {
    shown.current = range;
  }, [range]);

  /** Returns where the list and the view are on the screen. */
  const measure = useCallback(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const view = scroller?.current;
    const viewTop = view?.getBoundingClientRect().top ?? 0;
    return { top, viewTop, viewBottom: viewTop + (view?.clientHeight ?? window.innerHeight) };
  }, [list, scroller]);

  const findRange = useCallback((): Range => {
    const { top, viewTop, viewBottom } = measure();
    return { first: indexAt(viewTop - top, count, topOf), last: indexAt(viewBottom - top, count, topOf) };
  }, [measure, count, topOf]);
  const show = useCallback(
    (next: Range) => setRange(old => (old?.first === next.first && old.last === next.last ? old : next)),
    [],
  );
  const update = useCallback(() => show(findRange()), [show, findRange]);

  const [isFromServer] = useState(!useHydrated());
  const isMeasured = range !== null;
  useLayoutEffect(() => {
    if (isMeasured || !isFromServer) update();
  }, [update, isMeasured, isFromServer]);
  useEffect(() => {
    // Of a list from the server not before the first paint: the browser shows the rows that it has sooner than all.
    update();
    const target = scroller?.current ?? window;
    const onScroll = () => {
      const next = findRange();
      const { first, last } = shown.current ?? { first: Infinity, last: -Infinity };
      const isRendered = next.first >= first - spareRows && next.last <= last + spareRows;
      // Further spare rows are rendered between the frames; rows in view before the frame is painted, so that no gap shows.
      if (isRendered) startTransition(() => show(next));
      else flushSync(() => show(next));
    };
    target.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", update);
    // What is above the list moves it.
    const observer = new ResizeObserver(update);
    observer.observe(scroller?.current ?? document.body);
    return () => {
      target.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", update);
      observer.disconnect();
    };
  }, [scroller, update, findRange, show]);

  /** Scrolls as far as necessary to show a row. */
  const { top: coveredTop, bottom: coveredBottom } = covered;
  const scrollTo = useCallback(
    (index: number) => {
      const { top, viewTop, viewBottom } = measure();
      const above = top + topOf(index) - viewTop - coveredTop;
      const below = top + topOf(index + 1) - viewBottom + coveredBottom;
      const distance = above < 0 ? above : Math.max(0, below);
      if (distance !== 0) (scroller?.current ?? window).scrollBy({ top: distance });
    },
    [measure, topOf, scroller, coveredTop, coveredBottom],
  );

  const first = Math.min(range?.first ?? 0, Math.max(0, count - 1));
  const last = Math.min(range?.last ?? firstRows - 1, count - 1);
  const spare = range ? spareRows : 0;
  const rows = useMemo(() => {
    const indexes = new Set<number>();
    if (kept !== undefined && kept < count) indexes.add(kept);
    for (let index = Math.max(0, first - spare); index <= Math.min(count - 1, last + spare); index++)
      indexes.add(index);
    return [...indexes].sort((a, b) => a - b);
  }, [first, last, spare, count, kept]);
  return { rows, first, last, scrollTo };
}
