import Link from "next/link";
import { useTranslations } from "next-intl";
import { Turntable } from "../player/views/turntable";
import { Button } from "../ui/controls/button";
import { ConnectButton } from "./connect-button";

/** The next step for a person whose Spotify account is not connected. */
export function ConnectionSteps({
  state,
}: {
  state: "no-credentials" | "credentials-saved" | "reauth-required";
}) {
  const t = useTranslations("services.steps");
  return (
    <section className="@container relative isolate overflow-hidden rounded-xl border border-line bg-panel">
      <Turntable
        turning={false}
        progress={null}
        className="-z-10 -translate-y-1/2 absolute top-1/2 right-12 hidden h-[19rem] @4xl:block"
      />
      <div className="grid max-w-xl content-center gap-5 p-6 sm:p-10 @4xl:min-h-[23rem]">
        <h2 className="title text-3xl">{t(`${state}.title`)}</h2>
        <p className="text-pretty text-muted md:max-w-md">{t(`${state}.text`)}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          {state === "no-credentials" ? (
            <Button asChild variant="primary" size="lg">
              <Link href="/profile/services">{t("setUp")}</Link>
            </Button>
          ) : (
            <>
              <ConnectButton isAgain={state === "reauth-required"} />
              <Button asChild size="lg" variant="ghost">
                <Link href="/profile/services">{t("details")}</Link>
              </Button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
