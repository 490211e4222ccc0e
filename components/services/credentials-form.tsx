"use client";

import { useTranslations } from "next-intl";
import type { FormAction } from "@/lib/schemas/form";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { keepTyped, useFormAction } from "../ui/controls/use-form-action";
import { Callout } from "../ui/status/callout";

/** Form for the client ID and secret. After an error it keeps what was typed; the server does not send the secret back. */
export function CredentialsForm({ action, clientId }: { action: FormAction; clientId: string | null }) {
  const t = useTranslations("services.form");
  const [state, submit, busy] = useFormAction(action);
  return (
    <form action={submit} onReset={keepTyped} className="grid max-w-lg gap-5 text-ink" noValidate>
      {state.message && (
        <Callout tone="danger" title={t("notSaved")}>
          {state.message}
        </Callout>
      )}
      <Field
        label={t("clientId")}
        name="clientId"
        autoComplete="off"
        spellCheck={false}
        required
        className="font-mono"
        defaultValue={state.values.clientId ?? clientId ?? ""}
        error={state.errors.clientId}
      />
      <Field
        label={t("clientSecret")}
        name="clientSecret"
        type="password"
        autoComplete="off"
        required
        className="font-mono"
        error={state.errors.clientSecret}
      />
      <Button type="submit" variant="primary" size="lg" busy={busy} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
