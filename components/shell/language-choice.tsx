import { useLocale, useTranslations } from "next-intl";
import { localeNames, locales } from "@/lib/i18n/locales";

/** Chooses the language, also without JavaScript. */
export function LanguageChoice({ choose }: { choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations("shell");
  const current = useLocale();
  return (
    <form action={choose}>
      <fieldset className="-mx-3 flex gap-1">
        <legend className="sr-only">{t("language")}</legend>
        {locales.map(locale => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            className="min-h-10 rounded-md px-3 text-muted text-sm hover:bg-raised hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {localeNames[locale]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
