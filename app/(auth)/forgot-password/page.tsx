import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/auth-form";
import { AuthLink } from "@/components/auth/auth-link";
import { SupportAddress } from "@/components/auth/support-address";
import { Callout } from "@/components/ui/status/callout";
import { arePasswordsOn } from "@/lib/accounts/sign-in/single-sign-on";
import { env } from "@/lib/platform/env";
import { isMailSetUp } from "@/lib/platform/mail";
import { forgotPasswordAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.forgotPassword");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<{ sent?: string }> };

export default async function ForgotPasswordPage({ searchParams }: PageProps) {
  if (!arePasswordsOn()) redirect("/sign-in");
  const { sent } = await searchParams;
  const t = await getTranslations("auth.forgotPassword");
  const { SUPPORT_EMAIL } = env();
  return (
    <AuthCard
      title={t("title")}
      note={t.rich("note", { link: chunks => <AuthLink href="/sign-in">{chunks}</AuthLink> })}
    >
      {!isMailSetUp() ? (
        <p className="text-pretty text-muted">
          {t("noMail")}
          <SupportAddress email={SUPPORT_EMAIL} />
        </p>
      ) : sent ? (
        <Callout title={t("sent.title")}>
          {t("sent.text")}
          <SupportAddress email={SUPPORT_EMAIL} />
        </Callout>
      ) : (
        <ForgotPasswordForm action={forgotPasswordAction} />
      )}
    </AuthCard>
  );
}
