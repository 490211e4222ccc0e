import Link from "next/link";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnForm } from "../auth/sign-on-form";
import { confirmationOf } from "./confirmation";

/** Tells a person who cannot confirm a change with a password what to do first, and lets them do it. */
export function ConfirmFirst({ signOn }: { signOn: SingleSignOn }) {
  const { provider } = signOn;
  const confirmation = confirmationOf(signOn);
  if (confirmation === "impossible")
    return (
      <p className="text-pretty text-muted">
        Your account has no password, and this instance has no single sign-on any more. Set a password first,
        with{" "}
        <Link href="/forgot-password" className="text-accent-text underline underline-offset-4">
          Forgot your password?
        </Link>{" "}
        or a link from the admin.
      </p>
    );
  const isConnected = confirmation === "provider";
  return (
    <div className="grid gap-5">
      <p className="text-pretty text-muted">
        {isConnected
          ? `Sign in again with ${provider} first, so that nobody else does this in your open browser. You come back to this page and have ten minutes.`
          : `Connect ${provider} first: changes are confirmed there. You come back to this page.`}
      </p>
      <SignOnForm purpose={isConnected ? "confirm" : "connect"} variant="primary">
        {isConnected ? "Confirm with" : "Connect"} {provider}
      </SignOnForm>
    </div>
  );
}
