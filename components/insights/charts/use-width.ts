import { useEffect, useRef, useState } from "react";

/** Returns the width of an element, with which a chart is drawn so that its texts keep their size. */
export function useWidth<Target extends HTMLElement>(initial = 640) {
  const ref = useRef<Target>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const { current } = ref;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
