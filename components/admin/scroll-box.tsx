import type { ReactNode } from "react";

/** Scrolls a long list in itself, so that the sections below it can be reached while it still loads page by page. */
export const ScrollBox = ({ children }: { children: ReactNode }) => (
  <div className="max-h-[38rem] overflow-y-auto rounded-lg">{children}</div>
);
