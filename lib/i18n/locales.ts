/** The languages of the screens, mails and error messages. */
export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

/** The name of each language in itself, for people who look for their own. */
export const localeNames: Record<Locale, string> = { en: "English", fr: "Français" };

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);
