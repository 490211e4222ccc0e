"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { ApiProblem } from "@/lib/client/request";
import type { FieldIssue, Issue } from "@/lib/schemas/issue";
import { Callout } from "../status/callout";
import { Button } from "./button";

/** Returns the issues of an input. Without a network the schema does not load; sending then fails, too, and says why. */
async function findIssues(load: () => Promise<z.ZodType>, input: unknown): Promise<FieldIssue[]> {
  const loaded = await Promise.all([import("./parse-in-browser"), load()]).catch(() => null);
  if (!loaded) return [];
  const [{ parseFields }, schema] = loaded;
  return parseFields(schema, input).issues ?? [];
}

type FormProps<Input> = {
  /** Loads the schema, which only somebody who sends the form needs. */
  schema: () => Promise<z.ZodType>;
  input: Input;
  /** Throws an ApiProblem if the server refuses; the form then keeps the input. */
  send: (input: Input) => Promise<void>;
  /** Label of the submit button. */
  submit: string;
  variant?: "primary" | "danger";
  /** Renders the fields, given the error of each. */
  children: (errors: Record<string, string | undefined>) => ReactNode;
};

/** Form in a dialog. It sends only input that passes the schema, and shows each error at its field. */
export function Form<Input>({
  schema,
  input,
  send,
  submit,
  variant = "primary",
  children,
}: FormProps<Input>) {
  const t = useTranslations("validation");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  // The types of next-intl know only keys that the code names.
  const word = ({ key, values }: Issue) =>
    (t as (key: string, values: Issue["values"]) => string)(key, values);

  const validateAndSend = async () => {
    setBusy(true);
    try {
      const issues = await findIssues(schema, input);
      // The first error of each field.
      setErrors(Object.fromEntries(issues.map(({ path, issue }) => [path, word(issue)]).reverse()));
      if (issues.length > 0) return;
      await send(input);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setErrors(error.errors);
      setRefusal(Object.keys(error.errors).length === 0 ? error : null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={event => {
        event.preventDefault();
        validateAndSend();
      }}
    >
      {refusal && <Callout tone="danger" title={refusal.message} error={refusal} />}
      {children(errors)}
      <Button type="submit" variant={variant} busy={busy} className="justify-self-end">
        {submit}
      </Button>
    </form>
  );
}
