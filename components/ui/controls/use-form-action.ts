"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useActionState } from "react";
import { emptyForm, type FormAction } from "@/lib/schemas/form";

/** Next gives a digest to redirects and to errors of the server's own. Its error screens handle these. */
export const isHandledByNext = (error: unknown) => error instanceof Error && "digest" in error;

type Words = { outdated: string; unsent: string };

function describeError(error: unknown, words: Words): string {
  if (unstable_isUnrecognizedActionError(error)) return words.outdated;
  // Browsers throw a TypeError if the request fails. Other messages are Tonearm's own refusals in plain text.
  if (error instanceof TypeError) return words.unsent;
  return error instanceof Error ? error.message : String(error);
}

/** Turns an error of sending the form into a message in the form, which keeps what was typed. */
const keepingInput =
  (action: FormAction, words: Words): FormAction =>
  async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      if (isHandledByNext(error)) throw error;
      const values = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
      return {
        values: Object.fromEntries(values),
        errors: {},
        message: describeError(error, words),
        done: false,
      };
    }
  };

/** Handler of a form's `onReset`: React resets a form after its action, and would take away what the server does not send back. */
export const keepTyped = (event: FormEvent) => event.preventDefault();

/** `useActionState` for a form that also explains requests that do not reach its server action. */
export function useFormAction(action: FormAction) {
  const t = useTranslations("ui.forms");
  const words = { outdated: t("outdated"), unsent: t("unsent") };
  // On the server the action itself is rendered, so that the form works without JavaScript.
  return useActionState(typeof window === "undefined" ? action : keepingInput(action, words), emptyForm);
}
