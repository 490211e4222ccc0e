"use server";

import { cookies } from "next/headers";
import { updateMe } from "@/lib/accounts/update-me";
import { currentContext } from "@/lib/api/auth/browser-session";
import { lastingCookieOptions } from "@/lib/api/auth/session-cookie";
import { requireForm } from "@/lib/api/form-action";
import { localeCookieName } from "@/lib/api/http/locale";
import { isLocale } from "@/lib/i18n/locales";

/** Changes the language of the person, or of this browser while nobody is signed in. Next then renders the page again. */
export async function chooseLanguage(form: FormData): Promise<void> {
  requireForm(form);
  const locale = form.get("locale");
  if (!isLocale(locale)) return;
  // Keeps the language of the sign-in page after the person has signed out, and also if the account cannot be changed now.
  (await cookies()).set(localeCookieName, locale, lastingCookieOptions());
  const ctx = await currentContext();
  if (ctx) await updateMe(ctx, { locale });
}
