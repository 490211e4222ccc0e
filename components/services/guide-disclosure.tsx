"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Card, Eyebrow } from "../ui/cards/card";

/** Hides the guide until it is wanted. A link to one of its steps opens it. */
export function GuideDisclosure({ title, children }: { title: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const openLinkedStep = () => {
      const step = document.getElementById(window.location.hash.slice(1));
      if (!step || !details.current?.contains(step)) return;
      details.current.open = true;
      step.scrollIntoView();
    };
    openLinkedStep();
    window.addEventListener("hashchange", openLinkedStep);
    return () => window.removeEventListener("hashchange", openLinkedStep);
  }, []);
  return (
    <Card>
      <details ref={details} className="group">
        <summary className="flex min-h-10 items-center gap-2 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
            aria-hidden
          />
          <Eyebrow>{title}</Eyebrow>
        </summary>
        <div className="pt-6">{children}</div>
      </details>
    </Card>
  );
}
