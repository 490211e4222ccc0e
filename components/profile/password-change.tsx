"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changePassword } from "@/lib/client/account";
import type { PasswordChange as Input, SingleSignOn } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { toast } from "../ui/status/toast";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

const schema = async () => (await import("@/lib/schemas/accounts")).passwordChange;

/** Button and dialog that change the password, or set the first one. The server also asks for a confirmation. */
export function PasswordChange({ signOn }: { signOn: SingleSignOn }) {
  const t = useTranslations("profile.password");
  const [open, setOpen] = useState(false);
  const confirmation = confirmationOf(signOn);
  const title = signOn.hasPassword ? t("change") : t("set");
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={title} description={t("text")}>
        {needsStepFirst(confirmation) ? (
          <ConfirmFirst signOn={signOn} />
        ) : (
          <ChangeForm
            title={title}
            asksPassword={confirmation === "password"}
            onDone={() => setOpen(false)}
          />
        )}
      </Dialog>
    </>
  );
}

type ChangeFormProps = { title: string; asksPassword: boolean; onDone: () => void };

function ChangeForm({ title, asksPassword, onDone }: ChangeFormProps) {
  const t = useTranslations("profile.password");
  const router = useRouter();
  const client = useQueryClient();
  const [input, setInput] = useState<Input>({ newPassword: "", ...(asksPassword && { password: "" }) });
  const send = async () => {
    await changePassword(input, { client });
    toast.success(asksPassword ? t("changed") : t("wasSet"));
    router.refresh();
    onDone();
  };
  return (
    <Form schema={schema} input={input} send={send} submit={title}>
      {errors => (
        <>
          {asksPassword && (
            <Field
              label={t("current")}
              type="password"
              autoComplete="current-password"
              value={input.password}
              error={errors.password}
              onChange={event => setInput({ ...input, password: event.target.value })}
            />
          )}
          <Field
            label={t("new")}
            type="password"
            autoComplete="new-password"
            hint={t("newHint")}
            value={input.newPassword}
            error={errors.newPassword}
            onChange={event => setInput({ ...input, newPassword: event.target.value })}
          />
        </>
      )}
    </Form>
  );
}
