"use server";

import { redirect } from "next/navigation";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { signUp } from "@/lib/accounts/registration/sign-up";
import { signIn } from "@/lib/accounts/sign-in/sign-in";
import { guestContext, openBrowserSession, pageLocale } from "@/lib/api/auth/browser-session";
import { finishKeptConsent } from "@/lib/api/auth/consent";
import { formAction } from "@/lib/api/form-action";
import { nextPath } from "@/lib/api/http/next-path";
import { countRequest } from "@/lib/api/limits";
import { forgottenPassword, passwordReset, registration, signInInput } from "@/lib/schemas/accounts";
import type { FormState } from "@/lib/schemas/form";

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return formAction(await pageLocale(), signInInput, form, async input => {
    const ctx = await guestContext();
    await countRequest([{ limit: "address", subject: ctx.address }]);
    const signedIn = await openBrowserSession(await signIn(ctx, input));
    redirect((await finishKeptConsent(signedIn)) ?? nextPath(form.get("next")));
  });
}

export async function forgotPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return formAction(await pageLocale(), forgottenPassword, form, async input => {
    const ctx = await guestContext();
    await countRequest([{ limit: "forgot", subject: ctx.address }]);
    await forgotPassword(ctx, input);
    redirect("/forgot-password?sent=1");
  });
}

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return formAction(await pageLocale(), passwordReset, form, async input => {
    const ctx = await guestContext();
    await countRequest([{ limit: "reset", subject: ctx.address }]);
    await openBrowserSession(await resetPassword(ctx, input));
    redirect("/music");
  });
}

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  return formAction(await pageLocale(), registration, form, async input => {
    const ctx = await guestContext();
    await countRequest([{ limit: "register", subject: ctx.address }]);
    await openBrowserSession(await signUp(ctx, input));
    redirect("/music");
  });
}
