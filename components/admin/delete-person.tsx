"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deletePerson } from "@/lib/client/admin";
import { says } from "@/lib/schemas/issue";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { toast } from "../ui/status/toast";

type DeletePersonProps = { person: ManagedUser; open: boolean; onClose: () => void };

/** Deletes an account after the admin has typed its email address, because there is no way back. */
export function DeletePerson({ person, open, onClose }: DeletePersonProps) {
  const t = useTranslations("admin.delete");
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onClose()}
      title={t("title", { name: person.username })}
      description={t("text")}
    >
      <DeletionForm person={person} onClose={onClose} />
    </Dialog>
  );
}

function DeletionForm({ person: { id, email, username }, onClose }: Omit<DeletePersonProps, "open">) {
  const t = useTranslations("admin.delete");
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const schema = async () => {
    const { z } = await import("zod");
    const isEmail = (text: string) => text.trim().toLowerCase() === email;
    return z.object({ email: z.string().refine(isEmail, says("accountEmail")) });
  };
  const send = async () => {
    await deletePerson(id, { client });
    toast(t("done", { name: username }));
    onClose();
  };
  return (
    <Form schema={schema} input={{ email: typed }} send={send} submit={t("confirm")} variant="danger">
      {errors => (
        <Field
          label={t("email")}
          hint={t("hint", { email })}
          autoComplete="off"
          value={typed}
          error={errors.email}
          onChange={event => setTyped(event.target.value)}
        />
      )}
    </Form>
  );
}
