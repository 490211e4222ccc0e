import type { Locale } from "@/lib/i18n/locales";

type PlainPage = { locale: Locale; title: string; text: string; head: string; more?: string };

/** The policy of a page without scripts. */
export const plainPagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Returns the HTML of a page that stands by itself: without scripts, styles or fonts of the app. */
export const plainPage = ({ locale, title, text, head, more = "" }: PlainPage): string => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${title} · Tonearm</title>
<style>
  :root { color-scheme: light dark; background: light-dark(#f5efe5, #14100d); color: light-dark(#231d18, #efe4d6) }
  body { max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
  a { color: light-dark(#a8401a, #f08a5f) }
</style>
<h1>${title}</h1>
<p>${text}</p>
${more}</html>
`;
