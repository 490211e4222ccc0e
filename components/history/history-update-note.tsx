"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { connectionQuery, isConnected } from "@/lib/client/connection";
import { LocalTime } from "../ui/text/local-time";

type HistoryUpdateNoteProps = { readAt: string | null; nextReadAt: string | null };

/** Time of the last and the next read from Spotify, or the reason why there is none. ConnectionNotice offers the fix. */
export function HistoryUpdateNote({ readAt, nextReadAt }: HistoryUpdateNoteProps) {
  const { data: connection } = useQuery(connectionQuery());
  let nextUpdate: ReactNode = "Spotify is read in a few minutes.";
  if (!isConnected(connection?.state))
    nextUpdate = "Nothing is read until Spotify is connected: it keeps your last fifty plays.";
  else if (connection?.missingScopes.includes("user-read-recently-played"))
    nextUpdate = "Nothing is read until you let Tonearm see what you play.";
  else if (nextReadAt)
    nextUpdate = (
      <>
        {readAt ? "Next: " : "Spotify is read for the first time: "}
        <LocalTime at={nextReadAt} />.
      </>
    );
  return (
    <>
      {readAt && (
        <>
          Last read from Spotify: <LocalTime at={readAt} />.{" "}
        </>
      )}
      {nextUpdate}
    </>
  );
}
