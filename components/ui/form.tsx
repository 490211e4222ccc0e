"use client";

import { type ReactNode, useState } from "react";
import { fieldErrors } from "@/lib/client/field-errors";
import { ApiProblem } from "@/lib/client/request";
import { Button } from "./button";
import { Callout } from "./callout";

type FormProps<Input> = {
  schema: Parameters<typeof fieldErrors>[0];
  input: Input;
  /** Throws an ApiProblem when it is refused; what was typed stays. */
  send: (input: Input) => Promise<void>;
  /** The word on the button. */
  submit: string;
  variant?: "primary" | "danger";
  /** The fields, given what is wrong with each. */
  children: (errors: Record<string, string | undefined>) => ReactNode;
};

/** The frame of a form in a dialog: mistakes stand at their field, and the server is not asked while the schema finds some. */
export function Form<Input>({
  schema,
  input,
  send,
  submit,
  variant = "primary",
  children,
}: FormProps<Input>) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const trySending = async () => {
    const wrong = fieldErrors(schema, input);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await send(input);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setErrors(error.errors);
      setRefusal(Object.keys(error.errors).length === 0 ? error.message : null);
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
        trySending();
      }}
    >
      {refusal && <Callout tone="danger" title={refusal} />}
      {children(errors)}
      <Button type="submit" variant={variant} busy={busy} className="justify-self-end">
        {submit}
      </Button>
    </form>
  );
}
