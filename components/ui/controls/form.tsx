"use client";

import { type ReactNode, useState } from "react";
import { fieldErrors } from "@/lib/client/field-errors";
import { ApiProblem } from "@/lib/client/request";
import { Callout } from "../status/callout";
import { Button } from "./button";

type FormProps<Input> = {
  schema: Parameters<typeof fieldErrors>[0];
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
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const validateAndSend = async () => {
    const schemaErrors = fieldErrors(schema, input);
    setErrors(schemaErrors);
    if (Object.keys(schemaErrors).length > 0) return;
    setBusy(true);
    try {
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
      {refusal && <Callout tone="danger" title={refusal.message} code={refusal.code} />}
      {children(errors)}
      <Button type="submit" variant={variant} busy={busy} className="justify-self-end">
        {submit}
      </Button>
    </form>
  );
}
