import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "../status/toast";
import { isHandledByNext } from "./use-form-action";

/** Returns a function that tells in a message why a server action was not reached. It throws what Next's error screens handle. */
export function useActionProblem() {
  const t = useTranslations("ui");
  return (error: unknown): void => {
    if (isHandledByNext(error)) throw error;
    const isOutdated = unstable_isUnrecognizedActionError(error);
    toast.error(isOutdated ? t("actions.outdated.title") : t("problems.network.title"), {
      description: isOutdated ? t("actions.outdated.text") : t("problems.network.text"),
    });
  };
}

/** Returns a server action that tells when it was not reached. The screen stays as it is, with what was typed. */
export function useTellingAction<Parameters extends unknown[]>(
  action: (...parameters: Parameters) => Promise<void>,
): (...parameters: Parameters) => Promise<void> {
  const tell = useActionProblem();
  // On the server the action itself is rendered, so that a form works without JavaScript.
  if (typeof window === "undefined") return action;
  return (...parameters) => action(...parameters).catch(tell);
}
