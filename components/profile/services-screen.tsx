import { ChevronRight } from "lucide-react";
import type { FormAction } from "@/lib/schemas/form";
import type { Connection, Credentials } from "@/lib/schemas/spotify";
import { ConnectButton } from "../music/connect-button";
import { PageHeader } from "../shell/page-header";
import { Card, Eyebrow } from "../ui/cards/card";
import { CallsCard } from "./calls-card";
import { ConnectionCard } from "./connection-card";
import { CredentialsForm } from "./credentials-form";
import { SavedCredentials } from "./saved-credentials";
import { SetupGuide } from "./setup-guide";

type ServicesScreenProps = {
  credentials: Credentials;
  connection: Connection;
  save: FormAction;
  remove: () => Promise<void>;
  disconnect: (purge: boolean) => Promise<void>;
};

/** Shows the setup guide; once credentials are saved, the guide is collapsed. */
export function ServicesScreen({ credentials, connection, save, remove, disconnect }: ServicesScreenProps) {
  const { clientId, clientSecretSet, redirectUri, redirectUriProblem, verifiedAt } = credentials;
  const hasCredentials = clientSecretSet && clientId !== null;
  const hasConnection = connection.authorizedAt !== null;
  const guide = (
    <SetupGuide
      redirectUri={redirectUri}
      redirectUriProblem={redirectUriProblem}
      form={<CredentialsForm action={save} clientId={clientId} />}
    />
  );
  return (
    <>
      <PageHeader
        title="Services"
        note="Tonearm reaches Spotify through a developer app of your own. It takes about five minutes, once."
      />
      <div className="grid max-w-3xl gap-6">
        {hasCredentials && (
          <SavedCredentials
            clientId={clientId}
            verifiedAt={verifiedAt}
            remove={remove}
            nextStep={!hasConnection && <ConnectButton />}
          />
        )}
        {hasConnection && <ConnectionCard connection={connection} disconnect={disconnect} />}
        {hasCredentials && (
          <CallsCard callsLast24h={connection.callsLast24h} cooldowns={connection.cooldowns} />
        )}
        {hasCredentials ? (
          <Card>
            <details className="group">
              <summary className="flex min-h-10 items-center gap-2 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  className="size-4 text-muted transition-transform group-open:rotate-90"
                  aria-hidden
                />
                <Eyebrow>Replace the credentials, or see the guide again</Eyebrow>
              </summary>
              <div className="pt-6">{guide}</div>
            </details>
          </Card>
        ) : (
          guide
        )}
      </div>
    </>
  );
}
