"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changePerson } from "@/lib/client/admin";
import type { UserChanges } from "@/lib/schemas/accounts";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { Confirm } from "../ui/overlays/confirm";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

const requests = {
  promote: { role: "admin" },
  demote: { role: "member" },
  disable: { disabled: true },
  enable: { disabled: false },
} as const satisfies Record<string, UserChanges>;

export type Change = keyof typeof requests;

export const isChange = (text: string): text is Change => Object.hasOwn(requests, text);

type ConfirmChangeProps = { person: ManagedUser; change: Change | null; onClose: () => void };

/** Asks before it changes the role of a person, or disables or enables their account. */
export function ConfirmChange({ person, change, onClose }: ConfirmChangeProps) {
  const t = useTranslations("admin.changes");
  // The dialog keeps its texts while it closes, also when the list already shows the change.
  const [shown, setShown] = useState<Change>("disable");
  if (change && change !== shown) setShown(change);
  const name = person.username;
  const { mutate, isPending } = useMutation({
    mutationFn: changePerson,
    onSuccess: () => void toast(t(`${shown}.done`, { name })),
    onError: error => toastProblem(t("failed"), error),
    onSettled: onClose,
  });
  return (
    <Confirm
      open={change !== null}
      onOpenChange={open => !open && onClose()}
      title={t(`${shown}.title`, { name })}
      description={t(`${shown}.text`)}
      action={t(`${shown}.confirm`)}
      busy={isPending}
      onConfirm={() => mutate({ id: person.id, changes: requests[shown] })}
    />
  );
}
