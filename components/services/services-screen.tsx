import { useTranslations } from "next-intl";
import type { FormAction } from "@/lib/schemas/form";
import type { Connection, Credentials } from "@/lib/schemas/spotify";
import { PageHeader } from "../shell/page-header";
import { AddressProblem } from "./address-problem";
import { CallsCard } from "./calls-card";
import { ConnectButton } from "./connect-button";
import { ConnectionCard } from "./connection-card";
import { CredentialsForm } from "./credentials-form";
import { GuideDisclosure } from "./guide-disclosure";
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
  const t = useTranslations("services");
  const { clientId, clientSecretSet, redirectUri, redirectUriProblem, verifiedAt } = credentials;
  const hasCredentials = clientSecretSet && clientId !== null;
  const hasConnection = connection.authorizedAt !== null;
  const isAddressRefused = redirectUriProblem !== null;
  const guide = (
    <SetupGuide
      redirectUri={redirectUri}
      isAddressRefused={isAddressRefused}
      form={<CredentialsForm action={save} clientId={clientId} />}
    />
  );
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        {isAddressRefused && <AddressProblem redirectUri={redirectUri} />}
        {hasCredentials && (
          <SavedCredentials
            clientId={clientId}
            verifiedAt={verifiedAt}
            remove={remove}
            connect={!hasConnection && <ConnectButton />}
          />
        )}
        {hasConnection && <ConnectionCard connection={connection} disconnect={disconnect} />}
        {hasCredentials && (
          <CallsCard callsLast24h={connection.callsLast24h} cooldowns={connection.cooldowns} />
        )}
        {hasCredentials ? <GuideDisclosure title={t("guide.again")}>{guide}</GuideDisclosure> : guide}
      </div>
    </>
  );
}
