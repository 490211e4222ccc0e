"use client";

import { useTranslations } from "next-intl";
import type { User } from "@/lib/schemas/accounts";
import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { Menu } from "../ui/overlays/menu";

const userMenuItems = lazyPart(async () => (await import("./user-menu-items")).UserMenuItems);

type UserMenuProps = { user: User; signOut: () => Promise<void>; side?: "top" | "bottom" };

/** Account menu: profile, theme and sign-out. */
export function UserMenu({ user, signOut, side = "bottom" }: UserMenuProps) {
  const t = useTranslations("shell.userMenu");
  return (
    <Menu
      items={userMenuItems}
      side={side}
      align={side === "top" ? "start" : "end"}
      trigger={
        <button
          type="button"
          className="flex min-h-11 min-w-11 items-center gap-3 rounded-md p-1.5 text-left hover:bg-raised md:w-full"
        >
          <span
            className="title grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text text-sm uppercase"
            aria-hidden
          >
            {user.username.slice(0, 1)}
          </span>
          <span className="sr-only">{t("account")}</span>
          <span className="min-w-0 max-md:sr-only">
            <span className="block truncate font-semibold text-sm leading-5">{user.username}</span>
            <span className="block truncate text-muted text-xs leading-4">{user.email}</span>
          </span>
        </button>
      }
    >
      <Lazy part={userMenuItems} role={user.role} signOut={signOut} />
    </Menu>
  );
}
