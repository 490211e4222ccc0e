"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { accountExportPath, deleteAccount } from "@/lib/client/account";
import { passwordConfirmation, type SingleSignOn } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

/** Exports everything that is stored about the person, and deletes the account. */
export function LeaveCard({ signOn }: { signOn: SingleSignOn }) {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <div className="mb-4 grid gap-1">
        <Eyebrow>Everything about you</Eyebrow>
        <p className="text-pretty text-muted text-sm">
          All that Tonearm stores about you in one JSON file: account, library, listening, imports. Deleting
          your account removes all of it for good; what is on Spotify stays there.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={accountExportPath} download>
            <Download aria-hidden />
            Export everything
          </a>
        </Button>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete account
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Delete your account?"
        description="Your library, history, shuffles, tokens and the connection to Spotify are deleted at once and cannot be brought back. Export first what you want to keep."
      >
        {needsStepFirst(confirmationOf(signOn)) ? (
          <ConfirmFirst signOn={signOn} />
        ) : (
          <DeletionForm asksPassword={confirmationOf(signOn) === "password"} />
        )}
      </Dialog>
    </Card>
  );
}

function DeletionForm({ asksPassword }: { asksPassword: boolean }) {
  const [password, setPassword] = useState("");
  const input = asksPassword ? { password } : {};
  const send = async () => {
    await deleteAccount(input);
    window.location.assign("/sign-in?deleted=1");
  };
  return (
    <Form schema={passwordConfirmation} input={input} send={send} submit="Delete my account" variant="danger">
      {errors =>
        asksPassword && (
          <Field
            label="Your password"
            type="password"
            autoComplete="current-password"
            value={password}
            error={errors.password}
            onChange={event => setPassword(event.target.value)}
          />
        )
      }
    </Form>
  );
}
