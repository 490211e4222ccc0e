"use client";

import { useState } from "react";
import { type LibraryView, libraryViewCookie, parseLibraryView } from "@/lib/schemas/library-view";

const cookieValue = () =>
  document.cookie
    .split("; ")
    .find(cookie => cookie.startsWith(`${libraryViewCookie}=`))
    ?.split("=")[1];

/** The order and layout of the library, which this browser keeps for a year. */
export function useLibraryView(initial: LibraryView): [LibraryView, (change: Partial<LibraryView>) => void] {
  // The Back button shows a page from memory, with the view from when it was first opened.
  const [view, setView] = useState(() =>
    typeof document === "undefined" || !cookieValue() ? initial : parseLibraryView(cookieValue()),
  );
  const change = (part: Partial<LibraryView>) => {
    const next = { ...view, ...part };
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
    document.cookie = `${libraryViewCookie}=${next.sort}.${next.layout}; path=/; max-age=31536000; samesite=lax`;
    setView(next);
  };
  return [view, change];
}
