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
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "../ui/overlays/menu";
import { renewOfflinePage } from "./service-worker";

type UserMenuItemsProps = { role: User["role"]; signOut: () => Promise<void> };

export function UserMenuItems({ role, signOut }: UserMenuItemsProps) {
  const t = useTranslations("shell.userMenu");
  const { theme, setTheme } = useTheme();
  const signOutOrTell = useTellingAction(signOut);
  const [, startTransition] = useTransition();
  const signOutHere = () => {
    renewOfflinePage();
    startTransition(signOutOrTell);
  };
  return (
    <>
      <MenuLink href="/profile" icon={UserRound}>
        {t("profile")}
      </MenuLink>
      <MenuLink href="/profile/services" icon={Settings2}>
        {t("services")}
      </MenuLink>
      <MenuLink href="/first-steps" icon={ListChecks}>
        {t("firstSteps")}
      </MenuLink>
      {role === "admin" && (
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
    </>
  );
}
