"use client";

import { useActionState } from "react";
import { emptyForm } from "@/lib/schemas/form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import type { FormAction } from "../ui/form-action";

/** `next` is the screen that was asked for before. */
export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const [state, submit, busy] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="grid gap-5" noValidate>
      {state.message && <Callout tone="danger" title={state.message} />}
      <input type="hidden" name="next" value={next} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="email"
        required
        defaultValue={state.values.email}
        error={state.errors.email}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={state.errors.password}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
