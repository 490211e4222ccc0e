"use client";

import { useQuery } from "@tanstack/react-query";
import { connectionQuery } from "@/lib/api/client/connection";
import { ClockTime } from "../ui/clock-time";

type ReadingNoteProps = { readAt: string | null; nextReadAt: string | null };

/** When Spotify was asked, and when it will be; or why it is not. What mends that stands above every screen. */
export function ReadingNote({ readAt, nextReadAt }: ReadingNoteProps) {
  const { data: connection } = useQuery(connectionQuery());
  const isConnected = connection?.state === "connected" || connection?.state === "expiring";
  const mayNotRead = connection?.missingScopes.includes("user-read-recently-played");
  return (
    <>
      {readAt ? (
        <>
          Read from Spotify <ClockTime at={readAt} />
        </>
      ) : (
        "Not read from Spotify yet"
      )}
      {!isConnected
        ? ". Nothing is read until Spotify is connected again; it keeps your last fifty plays."
        : mayNotRead
          ? ". Spotify does not let Tonearm see what you play: connect again and agree to it."
          : nextReadAt
            ? [", next ", <ClockTime key="next" at={nextReadAt} />, "."]
            : ", in a few minutes for the first time."}
    </>
  );
}
