"use client";

import "./globals.css";
import { useEffect, useState } from "react";
import { buttonStyle } from "@/components/ui/controls/button-style";
import { EmptyState } from "@/components/ui/status/empty-state";

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
        <main className="mx-auto grid min-h-dvh max-w-xl content-center px-4">
          <EmptyState
            level={1}
            title={title}
            action={
              <button type="button" className={buttonStyle({ variant: "primary" })} onClick={retry}>
                {retryLabel}
              </button>
            }
          >
            {text}
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
