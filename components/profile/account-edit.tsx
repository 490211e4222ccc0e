"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { updateMe } from "@/lib/client/account";
import { meChange, type SingleSignOn, type User } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

type AccountEditProps = { user: User; signOn: SingleSignOn };

/** Button and dialog that change username and e-mail address. */
export function AccountEdit({ user, signOn }: AccountEditProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Change name or email</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Change name or email">
        <EditForm user={user} signOn={signOn} onDone={() => setOpen(false)} />
        {needsStepFirst(confirmationOf(signOn)) && (
          <section
            className="mt-6 border-line border-t pt-5"
            aria-label="Confirm to change the email address"
          >
            <ConfirmFirst signOn={signOn} />
          </section>
        )}
      </Dialog>
    </>
  );
}

function EditForm({ user, signOn, onDone }: AccountEditProps & { onDone: () => void }) {
  const router = useRouter();
  const [username, setUsername] = useState(user.username);
  const [email, setEmail] = useState(user.email);
  const [password, setPassword] = useState("");
  const confirmation = confirmationOf(signOn);
  const changesEmail = email.trim().toLowerCase() !== user.email;
  const send = async () => {
    await updateMe(changesEmail ? { username, email, ...(password && { password }) } : { username });
    toast.success("Your account is changed");
    // The server renders name and address, also in the navigation.
    router.refresh();
    onDone();
  };
  const input = { username, email, ...(password && { password }) };
  return (
    <Form schema={meChange} input={input} send={send} submit="Save">
      {errors => (
        <>
          <Field
            label="Username"
            autoComplete="nickname"
            value={username}
            error={errors.username}
            onChange={event => setUsername(event.target.value)}
          />
          <Field
            label="Email"
            type="email"
            autoComplete="email"
            hint={
              needsStepFirst(confirmation)
                ? "To change it, do the step below first."
                : signOn.passwordsOn
                  ? "You sign in with it."
                  : undefined
            }
            disabled={needsStepFirst(confirmation)}
            value={email}
            error={errors.email}
            onChange={event => setEmail(event.target.value)}
          />
          {changesEmail && confirmation === "password" && (
            <Field
              label="Current password"
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
