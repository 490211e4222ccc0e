"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { changePassword } from "@/lib/client/account";
import { type PasswordChange as Input, passwordChange, type SingleSignOn } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

/** Button and dialog that change the password, or set the first one. The server also asks for a confirmation. */
export function PasswordChange({ signOn }: { signOn: SingleSignOn }) {
  const [open, setOpen] = useState(false);
  const confirmation = confirmationOf(signOn);
  const title = signOn.hasPassword ? "Change password" : "Set a password";
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description="You stay signed in here. Every other sign-in ends; API tokens go on."
      >
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
  const router = useRouter();
  const client = useQueryClient();
  const [input, setInput] = useState<Input>({ newPassword: "", ...(asksPassword && { password: "" }) });
  const send = async () => {
    await changePassword(input, { client });
    toast.success(asksPassword ? "Your password is changed" : "Your password is set");
    router.refresh();
    onDone();
  };
  return (
    <Form schema={passwordChange} input={input} send={send} submit={title}>
      {errors => (
        <>
          {asksPassword && (
            <Field
              label="Current password"
              type="password"
              autoComplete="current-password"
              value={input.password}
              error={errors.password}
              onChange={event => setInput({ ...input, password: event.target.value })}
            />
          )}
          <Field
            label="New password"
            type="password"
            autoComplete="new-password"
            hint="At least 8 characters."
            value={input.newPassword}
            error={errors.newPassword}
            onChange={event => setInput({ ...input, newPassword: event.target.value })}
          />
        </>
      )}
    </Form>
  );
}
