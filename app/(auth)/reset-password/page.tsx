import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth/auth-card";
import { ResetPasswordForm } from "@/components/auth/auth-form";
import { findResetLink } from "@/lib/accounts/reset-links";
import { arePasswordsOn, signOnProvider } from "@/lib/accounts/single-sign-on";
import { resetPasswordAction } from "../actions";

export const metadata: Metadata = { title: "New password" };

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Sets a new password. Only sending the form uses the link up, because mail programs open links to check them. */
export default async function ResetPasswordPage({ searchParams }: PageProps) {
  const { token } = await searchParams;
  const link = typeof token === "string" ? await findResetLink(token) : null;
  if (typeof token !== "string" || !link)
    return (
      <AuthCard
        title="This link no longer works"
        note={
          <Link href="/forgot-password" className="font-medium text-accent-text underline underline-offset-4">
            Ask for a new link
          </Link>
        }
      >
        <p className="text-pretty text-muted">
          A link works once, for 30 minutes, and only until a newer one is made. Your password is unchanged.
        </p>
      </AuthCard>
    );
  const provider = arePasswordsOn() ? signOnProvider() : null;
  return (
    <AuthCard
      title="New password"
      note={
        <>
          For <span className="break-words font-medium text-ink">{link.email}</span>. Every sign-in of this
          account ends, and you are signed in here. API tokens go on: look through them on your profile.
          {provider && ` The connection to ${provider.name} ends too. You can connect again on your profile.`}
        </>
      }
    >
      <ResetPasswordForm action={resetPasswordAction} token={token} />
    </AuthCard>
  );
}
