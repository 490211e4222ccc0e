import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/auth-form";
import { isRegistrationOpen } from "@/lib/accounts/is-registration-open";
import { needsSetUpCode } from "@/lib/accounts/set-up-code";
import { currentContext, guestContext } from "@/lib/api/auth/browser-session";
import { signUpAction } from "../actions";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentContext()) redirect("/music");
  if (!(await isRegistrationOpen()))
    return (
      <AuthCard title="No new accounts" note={<Link href="/sign-in">Go to sign in</Link>}>
        <p className="text-muted">
          This instance takes no new accounts. Ask the person who runs it to let you in.
        </p>
      </AuthCard>
    );
  return (
    <AuthCard
      title="Set up your deck"
      note={
        <>
          The account lives on this server only. Have one already?{" "}
          <Link href="/sign-in" className="font-medium text-accent-text underline underline-offset-4">
            Go to sign in
          </Link>
        </>
      }
    >
      <SignUpForm action={signUpAction} needsCode={await needsSetUpCode(await guestContext())} />
    </AuthCard>
  );
}
