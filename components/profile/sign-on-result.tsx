import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnProblem } from "../auth/sign-on-problem";
import { Callout } from "../ui/status/callout";

type SignOnResultProps = {
  result: string | undefined;
  problem: string | undefined;
  reason: string | undefined;
  signOn: SingleSignOn;
};

/** Result of a visit to the single sign-on provider that began on the profile page. */
export function SignOnResult({ result, problem, reason, signOn }: SignOnResultProps) {
  const { provider, connectedAt, confirmedUntil } = signOn;
  const name = provider ?? "single sign-on";
  if (problem) return <SignOnProblem problem={problem} reason={reason} provider={provider} />;
  if (result === "connected" && connectedAt)
    return <Callout title={`${name} is connected`}>You can sign in with it from now on.</Callout>;
  if (result === "confirmed" && confirmedUntil)
    return (
      <Callout title="Confirmed">
        For ten minutes you can change what needs a confirmation, such as deleting the account.
      </Callout>
    );
  return null;
}
