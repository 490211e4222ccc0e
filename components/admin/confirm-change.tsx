"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { changePerson } from "@/lib/client/admin";
import type { UserChanges } from "@/lib/schemas/accounts";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { Confirm } from "../ui/overlays/confirm";

export type Change = "promote" | "demote" | "disable" | "enable";

type Question = { changes: UserChanges; title: string; description: string; action: string; done: string };

const questions: Record<Change, (name: string) => Question> = {
  promote: name => ({
    changes: { role: "admin" },
    title: `Make ${name} an admin?`,
    description: "Admins manage all accounts and imports, and can make or remove other admins, you included.",
    action: "Make an admin",
    done: `${name} is an admin`,
  }),
  demote: name => ({
    changes: { role: "member" },
    title: `Make ${name} a member?`,
    description: "Members see and manage only their own account. Invites that they made are revoked.",
    action: "Make a member",
    done: `${name} is a member`,
  }),
  disable: name => ({
    changes: { disabled: true },
    title: `Disable the account of ${name}?`,
    description:
      "All sign-ins and API tokens stop working at once, and imports, listening history and the shuffle stop. Nothing is deleted. Invites that they made are revoked.",
    action: "Disable account",
    done: `The account of ${name} is disabled`,
  }),
  enable: name => ({
    changes: { disabled: false },
    title: `Enable the account of ${name}?`,
    description: "Sign-ins and API tokens work again as before, and imports go on.",
    action: "Enable account",
    done: `The account of ${name} is enabled`,
  }),
};

export const isChange = (text: string): text is Change => Object.hasOwn(questions, text);

type ConfirmChangeProps = { person: ManagedUser; change: Change | null; onClose: () => void };

/** Asks before it changes the role of a person, or disables or enables their account. */
export function ConfirmChange({ person, change, onClose }: ConfirmChangeProps) {
  // The dialog keeps its texts while it closes, also when the list already shows the change.
  const [shown, setShown] = useState<Change>("disable");
  if (change && change !== shown) setShown(change);
  const { changes, title, description, action, done } = questions[shown](person.username);
  const { mutate, isPending } = useMutation({
    mutationFn: changePerson,
    onSuccess: () => void toast(done),
    onError: error => toast.error("Nothing was changed", { description: error.message }),
    onSettled: onClose,
  });
  return (
    <Confirm
      open={change !== null}
      onOpenChange={open => !open && onClose()}
      title={title}
      description={description}
      action={action}
      busy={isPending}
      onConfirm={() => mutate({ id: person.id, changes })}
    />
  );
}
