import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/auth-form";
import { checkRegistration } from "@/lib/accounts/check-registration";
import { needsSetUpCode } from "@/lib/accounts/set-up-code";
import { currentContext, guestContext } from "@/lib/api/auth/browser-session";
import { errorMessages } from "@/lib/core/error-messages";
import { AppError } from "@/lib/core/errors";
import { signUpAction } from "../actions";

export const metadata: Metadata = { title: "Sign up" };

const signInLink = (
  <Link href="/sign-in" className="font-medium text-accent-text underline underline-offset-4">
    Go to sign in
  </Link>
);

type PageProps = { searchParams: Promise<{ invite?: string | string[] }> };

export default async function SignUpPage({ searchParams }: PageProps) {
  const [invite] = [(await searchParams).invite ?? []].flat();
  if (await currentContext()) redirect("/music");
  const ctx = await guestContext();
  const refusal = await checkRegistration(ctx, invite).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (refusal)
    return (
      <AuthCard title={errorMessages[refusal.code].title} note={<>Have an account already? {signInLink}</>}>
        <p className="text-pretty text-muted">{refusal.message}</p>
      </AuthCard>
    );
  return (
    <AuthCard
      title="Set up your deck"
      note={<>The account lives on this server only. Have one already? {signInLink}</>}
    >
      <SignUpForm action={signUpAction} needsCode={await needsSetUpCode(ctx)} invite={invite} />
    </AuthCard>
  );
}
