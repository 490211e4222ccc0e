import { SignOnForm } from "../auth/sign-on-form";

/** Sends a person without a password to the provider, to confirm a change there. */
export const ConfirmFirst = ({ provider }: { provider: string | null }) => (
  <div className="grid gap-5">
    <p className="text-pretty text-muted">
      Sign in again with {provider} first, so that nobody else does this in your open browser. You come back
      to this page and have ten minutes.
    </p>
    <SignOnForm purpose="confirm" variant="primary">
      Confirm with {provider}
    </SignOnForm>
  </div>
);
