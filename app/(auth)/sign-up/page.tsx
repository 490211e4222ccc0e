import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/auth-form";
import { AuthLink } from "@/components/auth/auth-link";
import { SignOnProblem } from "@/components/auth/sign-on-problem";
import { WaysToSignIn } from "@/components/auth/ways-to-sign-in";
import { ErrorHelpLink } from "@/components/help/error-help-link";
import { checkRegistration } from "@/lib/accounts/registration/check-registration";
import { needsSetUpCode } from "@/lib/accounts/registration/set-up-code";
import { wordSignOnProblem } from "@/lib/accounts/sign-in/sign-on-problem";
import { arePasswordsOn, signOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { currentContext, guestContext } from "@/lib/api/auth/browser-session";
import { reasonOf } from "@/lib/core/error-words";
import { AppError, wordError } from "@/lib/core/errors";
import { signUpAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signUp");
  return { title: t("heading") };
}

const link = (chunks: ReactNode) => <AuthLink href="/sign-in">{chunks}</AuthLink>;

type Query = { invite?: string | string[]; problem?: string; reason?: string };
type PageProps = { searchParams: Promise<Query> };

export default async function SignUpPage({ searchParams }: PageProps) {
  const { invite: invites = [], problem, reason } = await searchParams;
  const [invite] = [invites].flat();
  if (!problem && (await currentContext())) redirect("/music");
  const t = await getTranslations("auth.signUp");
  const ctx = await guestContext();
  const refusal = await checkRegistration(ctx, invite).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (refusal) {
    const { title, detail } = wordError(ctx.locale, refusal);
    return (
      <AuthCard title={title} note={t.rich("refusedNote", { link })}>
        <div className="grid gap-3">
          <p className="text-pretty text-muted">{detail}</p>
          <ErrorHelpLink error={{ code: refusal.code, reason: reasonOf(refusal.code, refusal.parameters) }} />
        </div>
      </AuthCard>
    );
  }
  const provider = signOnProvider()?.name ?? null;
  const needsCode = await needsSetUpCode(ctx);
  return (
    <AuthCard title={t("title")} note={t.rich("note", { link })}>
      {typeof problem === "string" && (
        <div className="mb-5">
          <SignOnProblem words={wordSignOnProblem(ctx.locale, { problem, reason }, provider)} />
        </div>
      )}
      <WaysToSignIn provider={provider} passwordsOn={arePasswordsOn()} needsCode={needsCode} invite={invite}>
        <SignUpForm action={signUpAction} needsCode={needsCode} invite={invite} />
      </WaysToSignIn>
      <p className="mt-6 text-muted text-sm">
        <AuthLink href="/help/privacy">{t("privacy")}</AuthLink>
      </p>
    </AuthCard>
  );
}
