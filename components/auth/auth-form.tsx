"use client";

import type { ComponentProps, ReactNode } from "react";
import type { FormAction } from "@/lib/schemas/form";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { useFormAction } from "../ui/controls/use-form-action";
import { Callout } from "../ui/status/callout";
import { setUpCodeField } from "./set-up-code-field";

type AuthFormProps = {
  action: FormAction;
  submit: string;
  fields: (ComponentProps<typeof Field> & { name: string })[];
  children?: ReactNode;
};

function AuthForm({ action, submit, fields, children }: AuthFormProps) {
  const [state, send, busy] = useFormAction(action);
  return (
    <form action={send} className="grid gap-5" noValidate>
      {state.message && <Callout tone="danger" title={state.message} />}
      {children}
      {fields.map(field => (
        <Field
          key={field.name}
          required
          defaultValue={state.values[field.name]}
          error={state.errors[field.name]}
          {...field}
        />
      ))}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}

const email = { label: "Email", name: "email", type: "email", autoComplete: "email" };
const username = { label: "Username", name: "username", autoComplete: "nickname" };
const password = { label: "Password", name: "password", type: "password" };
const currentPassword = { ...password, autoComplete: "current-password" };
const newPassword = { ...password, autoComplete: "new-password", hint: "At least 8 characters." };

/** `next` is the path of the screen that opens after signing in. */
export const SignInForm = ({ action, next }: { action: FormAction; next: string }) => (
  <AuthForm action={action} submit="Sign in" fields={[email, currentPassword]}>
    <input type="hidden" name="next" value={next} />
  </AuthForm>
);

export const ForgotPasswordForm = ({ action }: { action: FormAction }) => (
  <AuthForm
    action={action}
    submit="Mail me a link"
    fields={[{ ...email, hint: "A link for a new password is mailed to your account's address." }]}
  />
);

/** `token` is the one of the link. */
export const ResetPasswordForm = ({ action, token }: { action: FormAction; token: string }) => (
  <AuthForm action={action} submit="Set password" fields={[{ ...newPassword, label: "New password" }]}>
    <input type="hidden" name="token" value={token} />
  </AuthForm>
);

type SignUpFormProps = { action: FormAction; needsCode: boolean; invite?: string | undefined };

/** `invite` is the token of the link that opened the page. */
export const SignUpForm = ({ action, needsCode, invite }: SignUpFormProps) => (
  <AuthForm
    action={action}
    submit="Sign up"
    fields={[email, username, newPassword, ...(needsCode ? [setUpCodeField] : [])]}
  >
    {invite && <input type="hidden" name="invite" value={invite} />}
  </AuthForm>
);
