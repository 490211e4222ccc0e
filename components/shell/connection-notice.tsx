"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { connectionQuery } from "@/lib/client/connection";
import { Nothing } from "../ui/status/nothing";
import { toast } from "../ui/status/toast";
import { daysUntil } from "../ui/text/format";
import { useFormat } from "../ui/text/use-format";

// Most pages do not show it.
const Notice = dynamic(
  () =>
    import("./connection-notice-box").then(
      module => module.ConnectionNoticeBox,
      () => Nothing,
    ),
  { loading: Nothing },
);

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
        isReminder
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
