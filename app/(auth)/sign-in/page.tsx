import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/auth-form";
import { AuthLink } from "@/components/auth/auth-link";
import { SignOnProblem } from "@/components/auth/sign-on-problem";
import { WaysToSignIn } from "@/components/auth/ways-to-sign-in";
import { Callout } from "@/components/ui/status/callout";
import { wordSignOnProblem } from "@/lib/accounts/sign-in/sign-on-problem";
import { arePasswordsOn, signOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { currentContext } from "@/lib/api/auth/browser-session";
import { hasKeptConsent } from "@/lib/api/auth/consent";
import { nextPath } from "@/lib/api/http/next-path";
import { signInAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("heading") };
}

type Query = {
  next?: string | string[];
  deleted?: string;
  ended?: string;
  problem?: string;
  reason?: string;
};
type PageProps = { searchParams: Promise<Query> };

export default async function SignInPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const next = nextPath(query.next);
  // A failed visit is explained even where an older session goes on.
  if (!query.problem && (await currentContext())) redirect(next);
  const t = await getTranslations("auth.signIn");
  const passwordsOn = arePasswordsOn();
  const provider = signOnProvider()?.name ?? null;
  return (
    <AuthCard
      title={t("title")}
      note={t.rich("note", { link: chunks => <AuthLink href="/sign-up">{chunks}</AuthLink> })}
    >
      {query.deleted && (
        <div className="mb-5">
          <Callout title={t("deleted.title")}>{t("deleted.text")}</Callout>
        </div>
      )}
      {query.ended && (
        <div className="mb-5">
          <Callout title={t("ended.title")}>{t("ended.text")}</Callout>
        </div>
      )}
      {(await hasKeptConsent()) && (
        <div className="mb-5">
          <Callout title={t("consentKept.title")}>{t("consentKept.text")}</Callout>
        </div>
      )}
      {typeof query.problem === "string" && (
        <div className="mb-5">
          <SignOnProblem words={wordSignOnProblem(await getLocale(), query, provider)} />
        </div>
      )}
      <WaysToSignIn provider={provider} passwordsOn={passwordsOn} next={next}>
        <SignInForm action={signInAction} next={next} />
        <p className="mt-5 text-sm">
          <Link href="/forgot-password" className="text-muted underline underline-offset-4 hover:text-ink">
            {t("forgot")}
          </Link>
        </p>
      </WaysToSignIn>
    </AuthCard>
  );
}
