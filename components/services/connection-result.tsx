"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ErrorCode } from "@/lib/core/error-statuses";
import { ErrorHelpLink } from "../help/error-help-link";
import { Callout } from "../ui/status/callout";
import { guideTags } from "./guide-tags";
import type { SetupStepId } from "./setup-step";

type ConnectionResultProps = {
  connected: string | null;
  problem: string | null;
  /** True if there is a library already: then the connection was only renewed. */
  hasImported?: boolean;
};

/** The codes with which a connection can fail, with the step of the guide that helps. */
const steps = {
  authorization_denied: null,
  authorization_expired: null,
  authorization_failed: "create-app",
  authorization_unknown: null,
  database_unavailable: null,
  forbidden_by_spotify: "before-you-start",
  invalid_spotify_credentials: "client-id-and-secret",
  not_allow_listed: "other-people",
  owner_without_premium: "before-you-start",
  quota_exceeded: null,
  rate_limited: null,
  reauth_required: null,
  redirect_uri_refused: "address",
  refused_by_spotify: null,
  scope_missing: "connect",
  spotify_not_connected: "create-app",
  spotify_reply_unusable: null,
  spotify_unavailable: null,
} satisfies Partial<Record<ErrorCode, SetupStepId | "address" | null>>;

const isConnectionProblem = (code: string): code is keyof typeof steps => Object.hasOwn(steps, code);

/** Result of a visit to Spotify's consent page. It leaves the URL at once, so that a reload does not show it again. */
export function ConnectionResult({ connected, problem, hasImported = false }: ConnectionResultProps) {
  const t = useTranslations("services.result");
  const [isDismissed, setIsDismissed] = useState(false);
  const dismiss = () => setIsDismissed(true);
  const isShown = Boolean(connected || problem);
  useEffect(() => {
    if (isShown) window.history.replaceState(null, "", window.location.pathname);
  }, [isShown]);
  if (isDismissed) return null;
  if (connected) {
    return (
      <Callout title={t("connected.title")} onDismiss={dismiss}>
        {t(`connected.${connected === "another" ? "another" : hasImported ? "renewed" : "text"}`)}
      </Callout>
    );
  }
  if (!problem) return null;
  const code = isConnectionProblem(problem) ? problem : "unknown";
  const step = code === "unknown" ? null : steps[code];
  return (
    <Callout
      tone="danger"
      title={t(`${code}.title`)}
      onDismiss={dismiss}
      action={
        code !== "unknown" && (
          <div className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
            {step && (
              <a href={`/profile/services#${step}`} className="text-accent-text underline underline-offset-4">
                {t("step")}
              </a>
            )}
            <ErrorHelpLink error={{ code }} />
          </div>
        )
      }
    >
      {t.rich(`${code}.text`, guideTags)}
    </Callout>
  );
}
