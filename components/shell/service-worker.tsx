"use client";

import { useLocale } from "next-intl";
import { useEffect, useRef } from "react";

// biome-ignore lint/style/noProcessEnv: Next replaces it during the build
const supportsWorker = () => process.env.NODE_ENV === "production" && "serviceWorker" in navigator;

/** Makes the service worker forget its files and fetch its page again. */
export async function renewOfflinePage(): Promise<void> {
  if (!supportsWorker()) return;
  (await navigator.serviceWorker.getRegistration())?.active?.postMessage("renew");
}

/** Registers the service worker once the page has loaded. The browser looks for a newer one with every page. */
export function ServiceWorker() {
  const locale = useLocale();
  const knownLocale = useRef(locale);
  useEffect(() => {
    // Browsers refuse it without https, except on this machine.
    if (supportsWorker()) navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  }, []);
  useEffect(() => {
    if (knownLocale.current !== locale) renewOfflinePage();
    knownLocale.current = locale;
  }, [locale]);
  return null;
}
