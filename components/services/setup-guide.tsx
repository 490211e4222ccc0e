import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppFormStep } from "./app-form-step";
import { GuideNote } from "./guide-note";
import { codeTag, guideTags } from "./guide-tags";
import { SetupStep } from "./setup-step";

type SetupGuideProps = { redirectUri: string; isAddressRefused: boolean; form: ReactNode };

/** The features that Spotify's consent page asks about. */
const permissions = ["playback", "playlists", "library", "history"] as const;

/** Steps from no developer app to a connection, in the order in which a person meets them. */
export function SetupGuide({ redirectUri, isAddressRefused, form }: SetupGuideProps) {
  const t = useTranslations("services.guide");
  const permissionName = useTranslations("services.permissions");
  const { origin, protocol } = new URL(redirectUri);
  const address = codeTag(origin);
  return (
    <ol>
      <SetupStep id="before-you-start" title={t("before.title")}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{t.rich("before.premium", guideTags)}</li>
          <li>{t.rich("before.account", guideTags)}</li>
          {!isAddressRefused && (
            <li>
              {t.rich("before.address", { address })} {protocol === "http:" && t("before.thisComputer")}
            </li>
          )}
        </ul>
      </SetupStep>
      <AppFormStep redirectUri={redirectUri} isAddressRefused={isAddressRefused} />
      <SetupStep id="client-id-and-secret" title={t("credentials.title")}>
        <p>{t.rich("credentials.where", guideTags)}</p>
        <p>{t("credentials.check")}</p>
        {form}
        <p>{t("credentials.proof")}</p>
        <GuideNote title={t("credentials.leaked.title")}>
          <p>{t("credentials.leaked.text")}</p>
        </GuideNote>
      </SetupStep>
      <SetupStep id="connect" title={t("connect.title")}>
        <p>{t.rich("connect.press", guideTags)}</p>
        <p>{t("connect.agree")}</p>
        <ul className="list-disc pl-5">
          {permissions.map(permission => (
            <li key={permission}>{permissionName(permission)}</li>
          ))}
        </ul>
        <p>{t("connect.afterwards")}</p>
        <p>{t("connect.sixMonths")}</p>
        <GuideNote
          title={t.rich("connect.invalidUri.title", {
            ...guideTags,
            error: "INVALID_CLIENT: Invalid redirect URI",
          })}
        >
          <p>{t.rich("connect.invalidUri.text", guideTags)}</p>
        </GuideNote>
        <GuideNote
          title={t.rich("connect.invalidClient.title", {
            ...guideTags,
            error: "INVALID_CLIENT: Invalid client",
          })}
        >
          <p>{t("connect.invalidClient.text")}</p>
        </GuideNote>
        <GuideNote title={t("connect.unreachable.title")}>
          <p>{t.rich("connect.unreachable.text", { address })}</p>
        </GuideNote>
      </SetupStep>
      <SetupStep id="other-people" title={t("people.title")}>
        <p>{t("people.text")}</p>
        <p>{t.rich("people.add", guideTags)}</p>
        <p>{t("people.trust")}</p>
      </SetupStep>
    </ol>
  );
}
