"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { updateMe } from "@/lib/client/account";
import type { SingleSignOn, User } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { toast } from "../ui/status/toast";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

const schema = async () => (await import("@/lib/schemas/accounts")).meChange;

type AccountEditProps = { user: User; signOn: SingleSignOn };

/** Button and dialog that change username and e-mail address. */
export function AccountEdit({ user, signOn }: AccountEditProps) {
  const t = useTranslations("profile.account.edit");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("title")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")}>
        <EditForm user={user} signOn={signOn} onDone={() => setOpen(false)} />
        {needsStepFirst(confirmationOf(signOn)) && (
          <section className="mt-6 border-line border-t pt-5" aria-label={t("confirmFirst")}>
            <ConfirmFirst signOn={signOn} />
          </section>
        )}
      </Dialog>
    </>
  );
}

function EditForm({ user, signOn, onDone }: AccountEditProps & { onDone: () => void }) {
  const t = useTranslations("profile.account");
  const router = useRouter();
  const [username, setUsername] = useState(user.username);
  const [email, setEmail] = useState(user.email);
  const [password, setPassword] = useState("");
  const confirmation = confirmationOf(signOn);
  const changesEmail = email.trim().toLowerCase() !== user.email;
  const send = async () => {
    await updateMe(changesEmail ? { username, email, ...(password && { password }) } : { username });
    toast.success(t("edit.saved"));
    // The server renders name and address, also in the navigation.
    router.refresh();
    onDone();
  };
  const input = { username, email, ...(password && { password }) };
  return (
    <Form schema={schema} input={input} send={send} submit={t("edit.save")}>
      {errors => (
        <>
          <Field
            label={t("username")}
            autoComplete="nickname"
            value={username}
            error={errors.username}
            onChange={event => setUsername(event.target.value)}
          />
          <Field
            label={t("email")}
            type="email"
            autoComplete="email"
            hint={
              needsStepFirst(confirmation)
                ? t("edit.emailLocked")
                : signOn.passwordsOn
                  ? t("edit.emailHint")
                  : undefined
            }
            disabled={needsStepFirst(confirmation)}
            value={email}
            error={errors.email}
            onChange={event => setEmail(event.target.value)}
          />
          {changesEmail && confirmation === "password" && (
            <Field
              label={t("edit.currentPassword")}
              type="password"
              autoComplete="current-password"
              value={password}
              error={errors.password}
              onChange={event => setPassword(event.target.value)}
            />
          )}
        </>
      )}
    </Form>
  );
}
