"use client";

import "./globals.css";
import { useEffect, useState } from "react";

/** The catalogs are not here: whatever loads them may be what failed. */
const texts = {
  en: {
    title: "The needle skipped",
    text: "Something went wrong loading this page. Nothing was lost.",
    retry: "Retry",
  },
  fr: {
    title: "L’aiguille a sauté",
    text: "Une erreur s’est produite au chargement de cette page. Rien n’est perdu.",
    retry: "Réessayer",
  },
};

/** Replaces the whole page when the root layout itself fails. */
export default function GlobalError({ retry }: { retry: () => void }) {
  // The server does not know the browser's language, so the first render is the same on both sides.
  const [language, setLanguage] = useState<keyof typeof texts>("en");
  useEffect(() => {
    if (navigator.language.startsWith("fr")) setLanguage("fr");
  }, []);
  const { title, text, retry: retryLabel } = texts[language];
  return (
    <html lang={language}>
      <body>
        <title>Tonearm</title>
        {/* Without components, which every page would load with it. */}
        <main className="mx-auto grid min-h-dvh max-w-xl content-center justify-items-center gap-3 px-4 text-center">
          <h1 className="title text-xl">{title}</h1>
          <p className="max-w-md text-pretty text-muted">{text}</p>
          <button
            type="button"
            className="mt-3 min-h-10 rounded-md bg-accent px-4 font-semibold text-on-accent text-sm"
            onClick={retry}
          >
            {retryLabel}
          </button>
        </main>
      </body>
    </html>
  );
}
