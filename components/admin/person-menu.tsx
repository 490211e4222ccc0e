"use client";

import {
  Ban,
  CircleCheck,
  Ellipsis,
  Import,
  KeyRound,
  ShieldCheck,
  ShieldOff,
  Trash2,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isConnected } from "@/lib/client/connection";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { IconButton } from "../ui/controls/icon-button";
import { Menu, MenuItem, MenuSeparator } from "../ui/overlays/menu";
import { type Change, ConfirmChange, isChange } from "./confirm-change";
import { DeletePerson } from "./delete-person";
import { PersonErrors } from "./person-errors";
import { ResetLink } from "./reset-link";

type PersonMenuProps = {
  person: ManagedUser;
  /** True for the signed-in admin, who manages their own account on the profile page. */
  isSelf: boolean;
  onImport: () => void;
};

/** Menu with everything that an admin can do for a person. */
export function PersonMenu({ person, isSelf, onImport }: PersonMenuProps) {
  const t = useTranslations("admin.menu");
  const [dialog, setDialog] = useState<Change | "delete" | "reset" | "errors" | null>(null);
  const isDisabled = person.disabledAt !== null;
  const isAdmin = person.role === "admin";
  const item = (icon: typeof Ban, change: Change) => (
    <MenuItem icon={icon} onSelect={() => setDialog(change)}>
      {t(change)}
    </MenuItem>
  );
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("label", { name: person.username })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={Import} disabled={isDisabled || !isConnected(person.connection)} onSelect={onImport}>
          {t("import")}
        </MenuItem>
        <MenuItem icon={TriangleAlert} onSelect={() => setDialog("errors")}>
          {t("errors")}
        </MenuItem>
        <MenuItem icon={KeyRound} disabled={isDisabled} onSelect={() => setDialog("reset")}>
          {t("resetLink")}
        </MenuItem>
        {!isSelf && (
          <>
            <MenuSeparator />
            {isAdmin ? item(ShieldOff, "demote") : item(ShieldCheck, "promote")}
            {isDisabled ? item(CircleCheck, "enable") : item(Ban, "disable")}
            <MenuItem icon={Trash2} destructive onSelect={() => setDialog("delete")}>
              {t("delete")}
            </MenuItem>
          </>
        )}
      </Menu>
      <ConfirmChange person={person} change={dialog && isChange(dialog) ? dialog : null} onClose={close} />
      <PersonErrors person={person} open={dialog === "errors"} onClose={close} />
      <ResetLink person={person} open={dialog === "reset"} onOpenChange={open => !open && close()} />
      <DeletePerson person={person} open={dialog === "delete"} onClose={close} />
    </>
  );
}
