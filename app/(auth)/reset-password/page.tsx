import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { ResetPasswordForm } from "@/components/auth/auth-form";
import { AuthLink } from "@/components/auth/auth-link";
import { findResetLink } from "@/lib/accounts/passwords/reset-links";
import { arePasswordsOn, signOnProvider } from "@/lib/accounts/sign-in/single-sign-on";
import { resetPasswordAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.resetPassword");
  return { title: t("title") };
}

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Sets a new password. Only sending the form uses the link up, because mail programs open links to check them. */
export default async function ResetPasswordPage({ searchParams }: PageProps) {
  const { token } = await searchParams;
  const t = await getTranslations("auth.resetPassword");
  const link = typeof token === "string" ? await findResetLink(token) : null;
  if (typeof token !== "string" || !link)
    return (
      <AuthCard
        title={t("unusable.title")}
        note={<AuthLink href="/forgot-password">{t("unusable.again")}</AuthLink>}
      >
        <p className="text-pretty text-muted">{t("unusable.text")}</p>
      </AuthCard>
    );
  const provider = arePasswordsOn() ? signOnProvider() : null;
  return (
    <AuthCard
      title={t("title")}
      note={
        <>
          {t.rich("note", {
            email: link.email,
            address: chunks => <span className="break-words font-medium text-ink">{chunks}</span>,
          })}
          {provider && ` ${t("disconnects", { provider: provider.name })}`}
        </>
      }
    >
      <ResetPasswordForm action={resetPasswordAction} token={token} />
    </AuthCard>
  );
}
