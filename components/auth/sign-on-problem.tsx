import { useTranslations } from "next-intl";
import { Callout } from "../ui/status/callout";

/** The words of the error, which the server chooses; null if it has none. */
export type SignOnProblemWords = { code: string; title: string; detail: string } | null;

/** Explains why a visit to the single sign-on provider failed. */
export function SignOnProblem({ words }: { words: SignOnProblemWords }) {
  const t = useTranslations("auth.signOn.problem");
  return (
    <Callout tone="danger" {...(words && { code: words.code })} title={words?.title ?? t("title")}>
      {words?.detail ?? t("text")}
    </Callout>
  );
}
