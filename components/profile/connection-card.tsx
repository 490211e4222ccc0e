import type { Connection } from "@/lib/schemas/spotify";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { LocalTime } from "../ui/text/local-time";
import { connectionBadges } from "./connection-labels";
import { Disconnect } from "./disconnect";

type ConnectionCardProps = { connection: Connection; disconnect: (purge: boolean) => Promise<void> };

/** Account, end date and scopes of the connection, with buttons to renew or end it. */
export function ConnectionCard({ connection, disconnect }: ConnectionCardProps) {
  const { tone, label } = connectionBadges[connection.state];
  const { state, spotifyUser, authorizedAt, reauthorizeBy, scopes, missingRights } = connection;
  const hasEnded = reauthorizeBy !== null && new Date(reauthorizeBy) <= new Date();
  return (
    <Card className="grid gap-5">
      <div className="flex items-center justify-between gap-4">
        <Eyebrow>Connection</Eyebrow>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        <div className="min-w-0">
          <dt className="text-muted text-sm">Spotify account</dt>
          <dd className="break-words font-medium">
            {spotifyUser?.displayName ?? spotifyUser?.id ?? "Unknown"}
          </dd>
        </div>
        {authorizedAt && (
          <div>
            <dt className="text-muted text-sm">Agreed</dt>
            <dd className="font-medium">
              <LocalTime at={authorizedAt} show="date" />
            </dd>
          </div>
        )}
        {/* A consent that was revoked at Spotify has no end date to show. */}
        {reauthorizeBy && (hasEnded || state !== "reauth-required") && (
          <div>
            <dt className="text-muted text-sm">{hasEnded ? "Ended" : "Agree again by"}</dt>
            <dd className="font-medium">
              <LocalTime at={reauthorizeBy} show="date" />
            </dd>
          </div>
        )}
      </dl>
      {missingRights.length > 0 && (
        <div>
          <p className="text-muted text-sm">Not given: the right to</p>
          <ul className="font-medium">
            {missingRights.map(right => (
              <li key={right}>{right}</li>
            ))}
          </ul>
        </div>
      )}
      <details>
        <summary className="min-h-10 content-center font-medium text-sm">
          What Tonearm may do ({scopes.length})
        </summary>
        <ul className="flex flex-wrap gap-2 pt-2">
          {scopes.map(scope => (
            <li key={scope} className="rounded-sm bg-sunken px-2 py-1 font-mono text-muted text-xs">
              {scope}
            </li>
          ))}
        </ul>
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <form action="/api/v1/auth/spotify" method="get">
          <Button type="submit">Connect again</Button>
        </form>
        <Disconnect disconnect={disconnect} />
      </div>
    </Card>
  );
}
