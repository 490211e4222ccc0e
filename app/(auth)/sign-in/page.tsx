import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignInForm } from "@/components/auth/sign-in-form";
import { currentContext } from "@/lib/api/browser-session";
import { signInAction } from "../actions";
import { nextPath } from "../next-path";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: PageProps) {
  const next = nextPath((await searchParams).next);
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
      <SignInForm action={signInAction} next={next} />
    </AuthCard>
  );
}
