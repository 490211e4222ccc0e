import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/auth-form";
import { SignOnProblem } from "@/components/auth/sign-on-problem";
import { WaysToSignIn } from "@/components/auth/ways-to-sign-in";
import { checkRegistration } from "@/lib/accounts/check-registration";
import { needsSetUpCode } from "@/lib/accounts/set-up-code";
import { arePasswordsOn, signOnName, signOnProvider } from "@/lib/accounts/single-sign-on";
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

type Query = { invite?: string | string[]; problem?: string; reason?: string };
type PageProps = { searchParams: Promise<Query> };

export default async function SignUpPage({ searchParams }: PageProps) {
  const { invite: invites = [], problem, reason } = await searchParams;
  const [invite] = [invites].flat();
  if (!problem && (await currentContext())) redirect("/music");
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
  const needsCode = await needsSetUpCode(ctx);
  return (
    <AuthCard
      title="Set up your deck"
      note={<>The account lives on this server only. Have one already? {signInLink}</>}
    >
      {typeof problem === "string" && (
        <div className="mb-5">
          <SignOnProblem problem={problem} reason={reason} name={signOnName()} />
        </div>
      )}
      <WaysToSignIn
        provider={signOnProvider()?.name ?? null}
        passwordsOn={arePasswordsOn()}
        needsCode={needsCode}
        invite={invite}
      >
        <SignUpForm action={signUpAction} needsCode={needsCode} invite={invite} />
      </WaysToSignIn>
    </AuthCard>
  );
}
