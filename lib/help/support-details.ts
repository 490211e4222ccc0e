import { listOwnErrors } from "@/lib/accounts/list-own-errors";
import type { UserContext } from "@/lib/core/context";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import packageFile from "@/package.json";

/** Errors in a mail to support. Mail programs accept links of about 2,000 characters. */
const maxErrors = 5;
const maxUserAgent = 250;

/**
 * Returns what support needs to know, as text: the version, the browser, the language, and the last errors of the person who is
 * signed in, with the ids that find them in the log.
 */
export async function supportDetails(
  ctx: UserContext | null,
  { locale, userAgent }: { locale: Locale; userAgent: string | null },
): Promise<string> {
  const t = translator(locale, "help.contact");
  const errors = ctx ? await listOwnErrors(ctx, maxErrors) : [];
  return [
    t("version", { version: packageFile.version }),
    t("browser", { browser: userAgent?.slice(0, maxUserAgent) ?? "–" }),
    t("language", { language: locale }),
    ...(errors.length > 0 ? [t("lastErrors")] : []),
    ...errors.map(({ code, place, at, requestId }) => t("lastError", { code, place, at, requestId })),
  ].join("\n");
}
