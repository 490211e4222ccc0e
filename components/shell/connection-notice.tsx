"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { connectionQuery } from "@/lib/api/client/connection";
import { ConnectButton } from "../music/connect-button";
import { Callout } from "../ui/callout";
import { counted, daysUntil } from "../ui/format";

/**
 * What only a trip to Spotify's consent page mends. On every screen, because whoever never opens Music must hear of it too:
 * the consent lasts six months and is renewed with one click.
 */
export function ConnectionNotice() {
  const { data: connection } = useQuery(connectionQuery());
  const pathname = usePathname();
  if (connection?.state === "expiring" && connection.reauthorizeBy)
    return (
      <Notice
        title={`Your Spotify connection ends in ${counted(daysUntil(connection.reauthorizeBy), "day")}`}
        button="Renew now"
      >
        Spotify asks everyone again after six months. Renew before that and nothing stops.
      </Notice>
    );
  // Music leads through connecting by itself.
  if (connection?.state === "reauth-required" && pathname !== "/music")
    return (
      <Notice title="Spotify asks you to agree again" button="Reconnect">
        The connection has ended. Nothing of your library is lost; playing and importing wait for you.
      </Notice>
    );
  if (connection?.state !== "connected" || connection.missingRights.length === 0) return null;
  return (
    <Notice title="Spotify gave Tonearm less than it needs" button="Connect again">
      {`It lacks the right to ${connection.missingRights.join(", to ")}. Connect again and agree to all of it; what else you do here goes on.`}
    </Notice>
  );
}

function Notice({ title, button, children }: { title: string; button: string; children: string }) {
  return (
    <div className="mb-6">
      <Callout tone="warn" title={title} action={<ConnectButton>{button}</ConnectButton>}>
        {children}
      </Callout>
    </div>
  );
}
