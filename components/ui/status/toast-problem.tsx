import type { ExternalToast } from "sonner";
import { ApiProblem } from "@/lib/client/request";
import { ErrorHelpLink, type ErrorName } from "../../help/error-help-link";
import { toast } from "./toast";

type ToastOptions = Omit<ExternalToast, "description"> & {
  /** Replaces the error's own words. */
  detail?: string | undefined;
};

/**
 * Shows a toast about an error, with a link to its article if it has one. It stays longer than other toasts, so that the
 * link can be reached.
 *
 * @param error an exception, or the error of a job
 */
export function toastProblem(
  title: string,
  error: Error | (ErrorName & { detail: string }),
  { detail, ...options }: ToastOptions = {},
): void {
  const hasArticle = error instanceof ApiProblem || !(error instanceof Error);
  toast.error(title, {
    duration: 10_000,
    ...options,
    description: (
      <span className="grid gap-1">
        {detail ?? (error instanceof Error ? error.message : error.detail)}
        {hasArticle && <ErrorHelpLink error={error} />}
      </span>
    ),
  });
}
