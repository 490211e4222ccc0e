"use client";

import { useActionState } from "react";
import { emptyForm } from "@/lib/schemas/form";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Field } from "../ui/field";
import type { FormAction } from "../ui/form-action";

export function SignUpForm({ action }: { action: FormAction }) {
  const [state, submit, busy] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="grid gap-5" noValidate>
      {state.message && <Callout tone="danger" title={state.message} />}
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
        label="Username"
        name="username"
        autoComplete="nickname"
        required
        defaultValue={state.values.username}
        error={state.errors.username}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 8 characters."
        error={state.errors.password}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        Sign up
      </Button>
    </form>
  );
}
