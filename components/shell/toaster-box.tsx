"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { connectToaster } from "../ui/status/toast";

/** Toasts above the player bar (`globals.css` says how high). They stand in the middle: at the right they would cover the buttons of the last rows. */
export function ToasterBox() {
  const t = useTranslations("ui");
  const { resolvedTheme } = useTheme();
  useEffect(() => connectToaster(toast), []);
  return (
    <Toaster
      theme={resolvedTheme === "light" ? "light" : "dark"}
      containerAriaLabel={t("notifications")}
      position="bottom-center"
      offset={{ bottom: "var(--toast-bottom)" }}
      mobileOffset={{ bottom: "var(--toast-bottom)" }}
      duration={6_000}
      visibleToasts={4}
      // Above dialogs, and below the menus that a person opens.
      style={{ zIndex: 45 }}
      toastOptions={{
        classNames: {
          toast:
            "!pointer-events-auto !rounded-md !border-line !bg-raised !text-ink !font-sans !shadow-float",
          error: "!border-danger !bg-danger-soft [&_[data-icon]]:!text-danger",
          success: "[&_[data-icon]]:!text-accent-text",
          description: "!text-muted",
          actionButton: "!h-8 !rounded-sm !bg-accent !px-3 !text-on-accent",
        },
      }}
    />
  );
}
