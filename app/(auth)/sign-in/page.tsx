import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/auth-form";
import { SignOnProblem } from "@/components/auth/sign-on-problem";
import { WaysToSignIn } from "@/components/auth/ways-to-sign-in";
import { Callout } from "@/components/ui/status/callout";
import { arePasswordsOn, signOnName, signOnProvider } from "@/lib/accounts/single-sign-on";
import { currentContext } from "@/lib/api/auth/browser-session";
import { hasKeptConsent } from "@/lib/api/auth/consent";
import { nextPath } from "@/lib/api/http/next-path";
import { signInAction } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

type Query = { next?: string | string[]; deleted?: string; problem?: string; reason?: string };
type PageProps = { searchParams: Promise<Query> };

export default async function SignInPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const next = nextPath(query.next);
  // A failed visit is explained even where an older session goes on.
  if (!query.problem && (await currentContext())) redirect(next);
  const passwordsOn = arePasswordsOn();
  const provider = signOnProvider()?.name ?? null;
  return (
    <AuthCard
      title="Welcome back"
      note={
        <>
          New here?{" "}
          <Link href="/sign-up" className="font-medium text-accent-text underline underline-offset-4">
            Make an account
          </Link>
        </>
      }
    >
      {query.deleted && (
        <div className="mb-5">
          <Callout title="Your account is deleted">Nothing of yours is stored here any more.</Callout>
        </div>
      )}
      {(await hasKeptConsent()) && (
        <div className="mb-5">
          <Callout title="Spotify has answered">
            Sign in with the account that you are connecting. Tonearm then finishes the connection.
          </Callout>
        </div>
      )}
      {typeof query.problem === "string" && (
        <div className="mb-5">
          <SignOnProblem problem={query.problem} reason={query.reason} name={signOnName()} />
        </div>
      )}
      <WaysToSignIn provider={provider} passwordsOn={passwordsOn} next={next}>
        <SignInForm action={signInAction} next={next} />
        <p className="mt-5 text-sm">
          <Link href="/forgot-password" className="text-muted underline underline-offset-4 hover:text-ink">
            Forgot your password?
          </Link>
        </p>
      </WaysToSignIn>
    </AuthCard>
  );
}
