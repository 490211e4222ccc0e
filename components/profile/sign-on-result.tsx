import { useTranslations } from "next-intl";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnProblem, type SignOnProblemWords } from "../auth/sign-on-problem";
import { Callout } from "../ui/status/callout";

type SignOnResultProps = {
  result: string | undefined;
  /** Undefined if nothing failed. */
  problem: SignOnProblemWords | undefined;
  signOn: SingleSignOn;
};

/** Result of a visit to the single sign-on provider that began on the profile page. */
export function SignOnResult({ result, problem, signOn }: SignOnResultProps) {
  const t = useTranslations("profile.signOn.result");
  const { provider, connectedAt, confirmedUntil } = signOn;
  if (problem !== undefined) return <SignOnProblem words={problem} />;
  if (result === "connected" && provider && connectedAt)
    return <Callout title={t("connected.title", { provider })}>{t("connected.text")}</Callout>;
  if (result === "confirmed" && confirmedUntil)
    return <Callout title={t("confirmed.title")}>{t("confirmed.text")}</Callout>;
  return null;
}
