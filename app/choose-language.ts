"use server";

import { cookies } from "next/headers";
import { updateMe } from "@/lib/accounts/update-me";
import { currentContext } from "@/lib/api/auth/browser-session";
import { requireForm } from "@/lib/api/form-action";
import { localeCookieName } from "@/lib/api/http/locale";
import { isLocale } from "@/lib/i18n/locales";

const yearSeconds = 365 * 24 * 60 * 60;

/** Changes the language of the person, or of this browser while nobody is signed in. Next then renders the page again. */
export async function chooseLanguage(form: FormData): Promise<void> {
  requireForm(form);
  const locale = form.get("locale");
  if (!isLocale(locale)) return;
  const ctx = await currentContext();
  if (ctx) await updateMe(ctx, { locale });
  // Keeps the language of the sign-in page after the person has signed out.
  (await cookies()).set(localeCookieName, locale, { maxAge: yearSeconds, httpOnly: true, sameSite: "lax" });
}
