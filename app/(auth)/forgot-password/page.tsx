import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { ForgotPasswordForm } from "@/components/auth/auth-form";
import { SupportAddress } from "@/components/auth/support-address";
import { Callout } from "@/components/ui/status/callout";
import { arePasswordsOn } from "@/lib/accounts/single-sign-on";
import { env } from "@/lib/platform/env";
import { isMailSetUp } from "@/lib/platform/mail";
import { forgotPasswordAction } from "../actions";

export const metadata: Metadata = { title: "Forgotten password" };

type PageProps = { searchParams: Promise<{ sent?: string }> };

export default async function ForgotPasswordPage({ searchParams }: PageProps) {
  if (!arePasswordsOn()) redirect("/sign-in");
  const { sent } = await searchParams;
  const { SUPPORT_EMAIL } = env();
  return (
    <AuthCard
      title="Forgotten password"
      note={
        <>
          Do you know it after all?{" "}
          <Link href="/sign-in" className="font-medium text-accent-text underline underline-offset-4">
            Go to sign in
          </Link>
        </>
      }
    >
      {!isMailSetUp() ? (
        <p className="text-pretty text-muted">
          This instance sends no mail. Ask its admin for a link with which you set a new password
          <SupportAddress email={SUPPORT_EMAIL} />.
        </p>
      ) : sent ? (
        <Callout title="Look into your mail">
          If there is an account with this address, a link is on its way. It works once, within 30 minutes. If
          nothing comes, look for it in the spam folder, or ask the admin of this instance
          <SupportAddress email={SUPPORT_EMAIL} />.
        </Callout>
      ) : (
        <ForgotPasswordForm action={forgotPasswordAction} />
      )}
    </AuthCard>
  );
}
