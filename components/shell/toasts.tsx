"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster } from "sonner";

/** Toasts, placed above the player bar. */
export function Toasts() {
  const t = useTranslations("ui");
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "light" ? "light" : "dark"}
      containerAriaLabel={t("notifications")}
      position="bottom-right"
      offset={{ bottom: 108, right: 24 }}
      mobileOffset={{ bottom: 152 }}
      duration={6_000}
      toastOptions={{
        classNames: {
          toast: "!rounded-md !border-line !bg-raised !text-ink !font-sans !shadow-float",
          description: "!text-muted",
          actionButton: "!h-8 !rounded-sm !bg-accent !px-3 !text-on-accent",
        },
      }}
    />
  );
}
