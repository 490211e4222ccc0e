"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { FormAction } from "@/lib/schemas/form";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { keepTyped, useFormAction } from "../ui/controls/use-form-action";
import { Callout } from "../ui/status/callout";
import { useSetUpCodeField } from "./use-set-up-code-field";

type AuthFormProps = {
  action: FormAction;
  submit: string;
  fields: (ComponentProps<typeof Field> & { name: string })[];
  children?: ReactNode;
};

function AuthForm({ action, submit, fields, children }: AuthFormProps) {
  const [state, send, busy] = useFormAction(action);
  return (
    <form action={send} onReset={keepTyped} className="grid gap-5" noValidate>
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

function useFields() {
  const t = useTranslations("auth.fields");
  const password = { name: "password", type: "password" };
  return {
    email: { label: t("email"), name: "email", type: "email", autoComplete: "email" },
    username: { label: t("username"), name: "username", autoComplete: "nickname" },
    password: { ...password, label: t("password"), autoComplete: "current-password" },
    newPassword: {
      ...password,
      label: t("newPassword"),
      autoComplete: "new-password",
      hint: t("newPasswordHint"),
    },
    firstPassword: {
      ...password,
      label: t("password"),
      autoComplete: "new-password",
      hint: t("newPasswordHint"),
    },
  };
}

/** `next` is the path of the screen that opens after signing in. */
export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations("auth.signIn");
  const { email, password } = useFields();
  return (
    <AuthForm action={action} submit={t("submit")} fields={[email, password]}>
      <input type="hidden" name="next" value={next} />
    </AuthForm>
  );
}

export function ForgotPasswordForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.forgotPassword");
  const { email } = useFields();
  return <AuthForm action={action} submit={t("submit")} fields={[{ ...email, hint: t("hint") }]} />;
}

/** `token` is the one of the link. */
export function ResetPasswordForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("auth.resetPassword");
  const { newPassword } = useFields();
  return (
    <AuthForm action={action} submit={t("submit")} fields={[newPassword]}>
      <input type="hidden" name="token" value={token} />
    </AuthForm>
  );
}

type SignUpFormProps = { action: FormAction; needsCode: boolean; invite?: string | undefined };

/** `invite` is the token of the link that opened the page. */
export function SignUpForm({ action, needsCode, invite }: SignUpFormProps) {
  const t = useTranslations("auth.signUp");
  const { email, username, firstPassword } = useFields();
  const setUpCode = useSetUpCodeField();
  const fields = [email, username, firstPassword];
  return (
    <AuthForm action={action} submit={t("submit")} fields={needsCode ? [...fields, setUpCode] : fields}>
      {invite && <input type="hidden" name="invite" value={invite} />}
    </AuthForm>
  );
}
