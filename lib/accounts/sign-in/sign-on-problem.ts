import type { ErrorCode } from "@/lib/core/error-statuses";
import { errorDetail, errorTitle } from "@/lib/core/error-words";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** The codes with which single sign-on can fail. The details of other codes need parameters, or speak to programs. */
const codes = [
  "account_disabled",
  "account_not_connected",
  "database_unavailable",
  "identity_differs",
  "identity_taken",
  "invite_expired",
  "invite_required",
  "invite_revoked",
  "invite_unknown",
  "invite_used",
  "provider_email_unusable",
  "registration_closed",
  "set_up_code_needed",
  "single_sign_on_cancelled",
  "single_sign_on_failed",
  "single_sign_on_unavailable",
  "single_sign_on_unknown",
] as const satisfies ErrorCode[];

type Query = { problem?: unknown; reason?: unknown };

/** Words why a visit to the provider failed, from the address of the screen. Null for codes that it does not know. */
export function wordSignOnProblem(locale: Locale, { problem, reason }: Query, provider: string | null) {
  const code = codes.find(known => known === problem);
  if (!code) return null;
  const name = provider ?? translator(locale, "errors")("signOn");
  return { code, title: errorTitle(locale, code), detail: errorDetail(locale, code, { reason, name }) };
}
