"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { connectionQuery } from "@/lib/client/connection";
import { Button } from "../ui/controls/button";
import { toast } from "../ui/status/toast";
import { daysUntil } from "../ui/text/format";
import { useFormat } from "../ui/text/use-format";

/**
 * Asks the person to visit Spotify's consent page again, because Spotify's consent lasts six months. Every screen shows it,
 * since some people never open Music.
 */
export function ConnectionNotice() {
  const t = useTranslations("shell.connectionNotice");
  const permission = useTranslations("services.permissions");
  const result = useTranslations("services.result.connected");
  const format = useFormat();
  const { data: connection } = useQuery(connectionQuery());
  const pathname = usePathname();
  const hasEnded = connection?.state === "reauth-required";
  // People who reconnect return to the screen where they were. Music says it in the page.
  useEffect(() => {
    if (pathname === "/music" || !new URLSearchParams(window.location.search).has("connected")) return;
    toast.success(result("title"));
    window.history.replaceState(null, "", pathname);
  }, [pathname, result]);
  // The notice says it, so the toast of the refused click need not.
  useEffect(() => {
    if (hasEnded) toast.dismiss("reauth_required");
  }, [hasEnded]);
  if (connection?.state === "expiring" && connection.reauthorizeBy)
    return (
      <Notice
        title={t("expiring.title", { days: daysUntil(connection.reauthorizeBy) })}
        button={t("expiring.renew")}
        isEarly
      >
        {t("expiring.text")}
      </Notice>
    );
  // The Music screen has its own steps for connecting.
  if (hasEnded && pathname !== "/music")
    return (
      <Notice title={t("ended.title")} button={t("ended.reconnect")}>
        {t("ended.text")}
      </Notice>
    );
  if (connection?.state !== "connected" || connection.missingRights.length === 0) return null;
  return (
    <Notice title={t("missingPermissions.title")} button={t("missingPermissions.reconnect")}>
      {t("missingPermissions.text", {
        permissions: format.list(connection.missingRights.map(code => permission(code))),
      })}
    </Notice>
  );
}

type NoticeProps = {
  title: string;
  button: string;
  children: string;
  /** True before the connection has ended; then the screen's own main button stays the most prominent. */
  isEarly?: boolean;
};

/** Notice with a button. The button is in a plain form, so that it works without JavaScript. */
function Notice({ title, button, children, isEarly = false }: NoticeProps) {
  return (
    <div
      role="status"
      className="mb-6 flex animate-rise flex-wrap items-center gap-x-3 gap-y-3 rounded-lg border border-brass/40 bg-panel p-4 sm:pr-5"
    >
      <CircleAlert className="mt-0.5 size-5 shrink-0 self-start text-brass" aria-hidden />
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <p className="font-semibold">{title}</p>
        <p className="text-pretty text-muted text-sm">{children}</p>
      </div>
      <form action="/api/v1/auth/spotify" method="get" className="max-sm:pl-8">
        <input type="hidden" name="next" value={usePathname()} />
        <Button type="submit" variant={isEarly ? "solid" : "primary"}>
          {button}
        </Button>
      </form>
    </div>
  );
}
