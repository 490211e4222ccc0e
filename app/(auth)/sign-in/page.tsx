import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/auth-form";
import { Callout } from "@/components/ui/status/callout";
import { arePasswordsOn } from "@/lib/accounts/single-sign-on";
import { currentContext } from "@/lib/api/auth/browser-session";
import { hasKeptConsent } from "@/lib/api/auth/consent";
import { nextPath } from "@/lib/api/http/next-path";
import { signInAction } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<{ next?: string | string[]; deleted?: string }> };

export default async function SignInPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const next = nextPath(query.next);
  if (await currentContext()) redirect(next);
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
      <SignInForm action={signInAction} next={next} />
      {arePasswordsOn() && (
        <p className="mt-5 text-sm">
          <Link href="/forgot-password" className="text-muted underline underline-offset-4 hover:text-ink">
            Forgot your password?
          </Link>
        </p>
      )}
    </AuthCard>
  );
}
