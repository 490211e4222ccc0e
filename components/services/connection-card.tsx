import { useTranslations } from "next-intl";
import type { Connection } from "@/lib/schemas/spotify";
import { HelpLink } from "../help/help-link";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { LocalTime } from "../ui/text/local-time";
import { connectionTones } from "./connection-tones";
import { Disconnect } from "./disconnect";

type ConnectionCardProps = { connection: Connection; disconnect: (purge: boolean) => Promise<void> };

/** Account, end date and permissions of the connection, with buttons to renew or end it. */
export function ConnectionCard({ connection, disconnect }: ConnectionCardProps) {
  const t = useTranslations("services");
  const { state, spotifyUser, authorizedAt, reauthorizeBy, scopes, missingScopes } = connection;
  const hasEnded = reauthorizeBy !== null && new Date(reauthorizeBy) <= new Date();
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <div className="flex items-center gap-1">
          <Eyebrow>{t("connection.title")}</Eyebrow>
          <HelpLink article="renewal" subject={t("connection.title")} />
        </div>
        <Badge tone={connectionTones[state]}>{t(`states.${state}`)}</Badge>
      </div>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        <div className="min-w-0">
          <dt className="text-muted text-sm">{t("connection.account")}</dt>
          <dd className="break-words font-medium">
            {spotifyUser?.displayName ?? spotifyUser?.id ?? t("connection.unknown")}
          </dd>
        </div>
        {authorizedAt && (
          <div>
            <dt className="text-muted text-sm">{t("connection.since")}</dt>
            <dd className="font-medium">
              <LocalTime at={authorizedAt} show="date" />
            </dd>
          </div>
        )}
        {/* A consent that was revoked at Spotify has no end date to show. */}
        {reauthorizeBy && (hasEnded || state !== "reauth-required") && (
          <div>
            <dt className="text-muted text-sm">{t(`connection.${hasEnded ? "ended" : "reconnectBy"}`)}</dt>
            <dd className="font-medium">
              <LocalTime at={reauthorizeBy} show="date" />
            </dd>
          </div>
        )}
      </dl>
      {missingScopes.length > 0 && (
        <div className="grid gap-1">
          <p className="text-muted text-sm">{t("connection.missing")}</p>
          <Permissions scopes={missingScopes} className="font-medium" />
          <p className="text-muted text-sm">{t("connection.missingText")}</p>
        </div>
      )}
      <details>
        <summary className="min-h-10 content-center font-medium text-sm">
          {t("connection.permissions", { count: scopes.length })}
        </summary>
        <Permissions scopes={scopes} className="pt-2 text-muted text-sm" />
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <form action="/api/v1/auth/spotify" method="get">
          <input type="hidden" name="next" value="/profile/services" />
          <Button type="submit">{t("reconnect")}</Button>
        </form>
        <Disconnect disconnect={disconnect} />
      </div>
    </Card>
  );
}

/** The names of the scopes; a scope that Tonearm does not request has only Spotify's name. */
function Permissions({ scopes, className }: { scopes: string[]; className: string }) {
  const t = useTranslations("services.scopes");
  return (
    <ul className={`list-disc pl-5 ${className}`}>
      {scopes.map(scope => (
        <li key={scope}>{isKnownScope(scope) ? t(scope) : scope}</li>
      ))}
    </ul>
  );
}

const knownScopes = [
  "user-read-playback-state",
  "user-read-currently-playing",
  "user-modify-playback-state",
  "playlist-read-private",
  "playlist-read-collaborative",
  "playlist-modify-private",
  "playlist-modify-public",
  "user-library-read",
  "user-library-modify",
  "user-read-recently-played",
  "streaming",
  "user-read-email",
  "user-read-private",
] as const;
const isKnownScope = (scope: string): scope is (typeof knownScopes)[number] =>
  knownScopes.some(known => known === scope);
