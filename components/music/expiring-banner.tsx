import { Callout } from "../ui/callout";
import { counted, daysUntil } from "../ui/format";
import { ConnectButton } from "./connect-button";

/** Spotify's consent lasts six months: said in time, mended with one click. */
export function ExpiringBanner({ reauthorizeBy }: { reauthorizeBy: string }) {
  return (
    <Callout
      tone="warn"
      title={`Your Spotify connection ends in ${counted(daysUntil(reauthorizeBy), "day")}`}
      action={<ConnectButton>Renew now</ConnectButton>}
    >
      Spotify asks everyone again after six months. Renew before that and nothing stops.
    </Callout>
  );
}
