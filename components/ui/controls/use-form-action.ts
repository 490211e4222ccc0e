"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useActionState } from "react";
import { errorDetail } from "@/lib/core/error-details";
import { emptyForm, type FormAction } from "@/lib/schemas/form";

/** Next gives a digest to redirects and to errors of the server's own. Its error screens handle these. */
const isHandledByNext = (error: unknown) => error instanceof Error && "digest" in error;

function describeError(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error))
    return errorDetail("bad_request", { reason: "form_outdated" });
  // Browsers throw a TypeError if the request fails. Other messages are Tonearm's own refusals in plain text.
  if (error instanceof TypeError) return errorDetail("bad_request", { reason: "form_unsent" });
  return error instanceof Error ? error.message : String(error);
}

/** Turns an error of sending the form into a message in the form, which keeps what was typed. */
const keepingInput =
  (action: FormAction): FormAction =>
  async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      if (isHandledByNext(error)) throw error;
      const values = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
      return {
        values: Object.fromEntries(values),
        errors: {},
        message: describeError(error),
        done: false,
      };
    }
  };

/** `useActionState` for a form that also explains requests that do not reach its server action. */
export const useFormAction = (action: FormAction) =>
  // On the server the action itself is rendered, so that the form works without JavaScript.
  useActionState(typeof window === "undefined" ? action : keepingInput(action), emptyForm);
