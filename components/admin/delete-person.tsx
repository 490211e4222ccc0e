"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { z } from "zod";
import { deletePerson } from "@/lib/client/admin";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

type DeletePersonProps = { person: ManagedUser; open: boolean; onClose: () => void };

/** Deletes an account after the admin has typed its e-mail address, because there is no way back. */
export function DeletePerson({ person, open, onClose }: DeletePersonProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onClose()}
      title={`Delete the account of ${person.username}?`}
      description="Their library, history, shuffles, tokens and connection to Spotify are deleted at once and cannot be brought back. Nothing changes on Spotify. To keep everything and only lock the person out, disable the account instead."
    >
      <DeletionForm person={person} onClose={onClose} />
    </Dialog>
  );
}

function DeletionForm({ person: { id, email, username }, onClose }: Omit<DeletePersonProps, "open">) {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const schema = z.object({
    email: z
      .string()
      .trim()
      .toLowerCase()
      .refine(text => text === email, "This is not the e-mail address of the account."),
  });
  const send = async () => {
    await deletePerson(id, { client });
    toast(`The account of ${username} is deleted`);
    onClose();
  };
  return (
    <Form schema={schema} input={{ email: typed }} send={send} submit="Delete the account" variant="danger">
      {errors => (
        <Field
          label="Their e-mail address"
          hint={`Type ${email} to confirm.`}
          autoComplete="off"
          value={typed}
          error={errors.email}
          onChange={event => setTyped(event.target.value)}
        />
      )}
    </Form>
  );
}
