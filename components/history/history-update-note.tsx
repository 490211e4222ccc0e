"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import { LocalTime } from "../ui/text/local-time";

type HistoryUpdateNoteProps = { readAt: string | null; nextReadAt: string | null };

/** Time of the last and the next read from Spotify, or the reason why there is none. ConnectionNotice offers the fix. */
export function HistoryUpdateNote({ readAt, nextReadAt }: HistoryUpdateNoteProps) {
  const t = useTranslations("history.updates");
  const { data: connection } = useQuery(connectionQuery());
  const timeTag = (at: string) => ({ time: () => <LocalTime at={at} /> });
  let nextUpdate: ReactNode = t("soon");
  if (!isConnected(connection?.state)) nextUpdate = t("notConnected");
  else if (connection?.missingScopes.includes("user-read-recently-played")) nextUpdate = t("notAllowed");
  else if (nextReadAt)
    nextUpdate = readAt ? t.rich("next", timeTag(nextReadAt)) : t.rich("first", timeTag(nextReadAt));
  return (
    <>
      {readAt && <>{t.rich("last", timeTag(readAt))} </>}
      {nextUpdate}
    </>
  );
}
