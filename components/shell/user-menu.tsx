"use client";

import {
  CircleQuestionMark,
  ListChecks,
  LogOut,
  Monitor,
  Moon,
  Settings2,
  Sun,
  UserRound,
  Wrench,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useTransition } from "react";
import type { User } from "@/lib/schemas/accounts";
import { useTellingAction } from "../ui/controls/use-telling-action";
import {
  Menu,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "../ui/overlays/menu";
import { renewOfflinePage } from "./service-worker";

type UserMenuProps = { user: User; signOut: () => Promise<void>; side?: "top" | "bottom" };

/** Account menu: profile, theme and sign-out. */
export function UserMenu({ user, signOut, side = "bottom" }: UserMenuProps) {
  const t = useTranslations("shell.userMenu");
  const { theme, setTheme } = useTheme();
  const signOutOrTell = useTellingAction(signOut);
  const [, startTransition] = useTransition();
  const signOutHere = () => {
    renewOfflinePage();
    startTransition(signOutOrTell);
  };
  return (
    <Menu
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
      <MenuLink href="/profile" icon={UserRound}>
        {t("profile")}
      </MenuLink>
      <MenuLink href="/profile/services" icon={Settings2}>
        {t("services")}
      </MenuLink>
      <MenuLink href="/first-steps" icon={ListChecks}>
        {t("firstSteps")}
      </MenuLink>
      {user.role === "admin" && (
        <MenuLink href="/admin" icon={Wrench}>
          {t("admin")}
        </MenuLink>
      )}
      <MenuLink href="/help" icon={CircleQuestionMark}>
        {t("help")}
      </MenuLink>
      <MenuSeparator />
      <MenuLabel>{t("theme")}</MenuLabel>
      <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
        <MenuRadioItem value="dark" icon={Moon}>
          {t("dark")}
        </MenuRadioItem>
        <MenuRadioItem value="light" icon={Sun}>
          {t("light")}
        </MenuRadioItem>
        <MenuRadioItem value="system" icon={Monitor}>
          {t("system")}
        </MenuRadioItem>
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={signOutHere}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
