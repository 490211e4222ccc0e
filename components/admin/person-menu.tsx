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
import { type ReactNode, useState } from "react";
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
  const [dialog, setDialog] = useState<Change | "delete" | "reset" | "errors" | null>(null);
  const isDisabled = person.disabledAt !== null;
  const isAdmin = person.role === "admin";
  const item = (icon: typeof Ban, label: ReactNode, change: Change) => (
    <MenuItem icon={icon} onSelect={() => setDialog(change)}>
      {label}
    </MenuItem>
  );
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Manage ${person.username}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={Import} disabled={isDisabled || !isConnected(person.connection)} onSelect={onImport}>
          Import the library
        </MenuItem>
        <MenuItem icon={TriangleAlert} onSelect={() => setDialog("errors")}>
          Errors
        </MenuItem>
        <MenuItem icon={KeyRound} disabled={isDisabled} onSelect={() => setDialog("reset")}>
          New password by link
        </MenuItem>
        {!isSelf && (
          <>
            <MenuSeparator />
            {isAdmin
              ? item(ShieldOff, "Make a member", "demote")
              : item(ShieldCheck, "Make an admin", "promote")}
            {isDisabled
              ? item(CircleCheck, "Enable the account", "enable")
              : item(Ban, "Disable the account", "disable")}
            <MenuItem icon={Trash2} destructive onSelect={() => setDialog("delete")}>
              Delete the account
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
