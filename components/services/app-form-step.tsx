import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { GuideNote } from "./guide-note";
import { guideTags } from "./guide-tags";
import { SetupStep } from "./setup-step";

/** The fields of Spotify's form in their order, with their labels there. */
const fields = [
  ["name", "App name"],
  ["description", "App description"],
  ["website", "Website"],
  ["redirectUris", "Redirect URIs"],
  ["apis", "Which API/SDKs are you planning to use?"],
  ["terms", "I understand and agree with Spotify’s Developer Terms of Service and Design Guidelines"],
] as const;

type AppFormStepProps = { redirectUri: string; isAddressRefused: boolean };

/** Explains the one form on Spotify's site that creates a developer app. The redirect URI comes before the way out to it. */
export function AppFormStep({ redirectUri, isAddressRefused }: AppFormStepProps) {
  const t = useTranslations("services.guide.app");
  return (
    <SetupStep id="create-app" title={t("title")}>
      {isAddressRefused ? (
        <p>{t("noUri")}</p>
      ) : (
        <>
          <p>{t("uri")}</p>
          <div className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 select-all break-all rounded-md border border-line bg-sunken px-3 py-2.5 text-ink text-sm">
              {redirectUri}
            </code>
            <CopyButton text={redirectUri} />
          </div>
          <OpenDashboard />
        </>
      )}
      <p>{t("signIn")}</p>
      <p>{t.rich("firstVisit", guideTags)}</p>
      <p>{t.rich("create", guideTags)}</p>
      <dl className="grid gap-3 border-line border-l-2 pl-4">
        {fields.map(([field, label]) => (
          <div key={field}>
            <dt lang="en" translate="no" className="font-semibold text-ink text-sm">
              {label}
            </dt>
            <dd className="text-sm">{t.rich(`fields.${field}`, guideTags)}</dd>
          </div>
        ))}
      </dl>
      <p>{t.rich("save", guideTags)}</p>
      <GuideNote title={t("reuse.title")}>
        <p>{t.rich("reuse.text", guideTags)}</p>
        <p>{t("reuse.quota")}</p>
      </GuideNote>
      <GuideNote title={t.rich("blocked.title", guideTags)}>
        <p>{t("blocked.text")}</p>
        <p>{t.rich("blocked.hold", guideTags)}</p>
      </GuideNote>
      <GuideNote title={t.rich("insecure.title", guideTags)}>
        <p>{t("insecure.text")}</p>
      </GuideNote>
    </SetupStep>
  );
}

function OpenDashboard() {
  const t = useTranslations();
  return (
    <Button asChild className="justify-self-start">
      <a href="https://developer.spotify.com/dashboard" target="_blank" rel="noreferrer">
        {t("services.guide.app.open")}
        <ExternalLink aria-hidden />
        <span className="sr-only">{t("ui.newTab")}</span>
      </a>
    </Button>
  );
}
