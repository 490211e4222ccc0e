import { useTranslations } from "next-intl";
import { type ErrorCode, errorDetail, isErrorCode } from "@/lib/core/error-details";
import { errorMessages } from "@/lib/core/error-messages";
import { Callout } from "../ui/status/callout";

/** The codes with which single sign-on can fail and whose details are understood here. */
const codes: readonly string[] = [
  "account_disabled",
  "account_not_connected",
  "database_unavailable",
  "identity_differs",
  "identity_taken",
  "invite_expired",
  "invite_required",
  "invite_revoked",
  "invite_unknown",
  "invite_used",
  "provider_email_unusable",
  "registration_closed",
  "set_up_code_needed",
  "single_sign_on_cancelled",
  "single_sign_on_failed",
  "single_sign_on_unavailable",
  "single_sign_on_unknown",
] satisfies ErrorCode[];

const isKnown = (code: string): code is ErrorCode => codes.includes(code);

type SignOnProblemProps = {
  problem: string;
  reason?: string | undefined;
  /** The provider's name, if there is one. */
  provider: string | null;
};

/** Explains why a visit to the single sign-on provider failed. The address has only the code of the error and its reason. */
export function SignOnProblem({ problem, reason, provider }: SignOnProblemProps) {
  const t = useTranslations("auth.signOn");
  // The details of other codes need parameters, or speak to programs.
  const detail = isKnown(problem)
    ? errorDetail(problem, { reason, name: provider ?? t("name") })
    : t("problem.text");
  return (
    <Callout
      tone="danger"
      code={problem}
      title={isErrorCode(problem) ? errorMessages[problem].title : t("problem.title")}
    >
      {detail}
    </Callout>
  );
}
