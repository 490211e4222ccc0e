"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { changePassword } from "@/lib/client/account";
import { passwordChange } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

/** Button and dialog that change the password. The server also asks for the current one. */
export function PasswordChange() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Change password</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Change password"
        description="You stay signed in here. Every other sign-in ends; API tokens go on."
      >
        <ChangeForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ChangeForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const [input, setInput] = useState({ password: "", newPassword: "" });
  const send = async () => {
    await changePassword(input, { client });
    toast.success("Your password is changed");
    onDone();
  };
  return (
    <Form schema={passwordChange} input={input} send={send} submit="Change password">
      {errors => (
        <>
          <Field
            label="Current password"
            type="password"
            autoComplete="current-password"
            value={input.password}
            error={errors.password}
            onChange={event => setInput({ ...input, password: event.target.value })}
          />
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
