import Link from "next/link";
import { Turntable } from "../player/turntable";
import { Button } from "../ui/controls/button";
import { ConnectButton } from "./connect-button";

type Step = { title: string; text: string; steps?: string[] };

const stepsByState: Record<"no-credentials" | "credentials-saved" | "reauth-required", Step> = {
  "no-credentials": {
    title: "First, an app of your own",
    text: "Spotify gives every developer app a small circle of listeners and a daily number of calls. So here everyone brings their own. It takes about five minutes, once.",
    steps: [
      "Make an app on Spotify's developer site (the owner needs Premium)",
      "Copy its client ID and secret to Tonearm",
      "Connect, and bring your library in",
    ],
  },
  "credentials-saved": {
    title: "Now say yes to your own app",
    text: "Your app's credentials are saved and work. Spotify now asks whether your app may see your library and control what plays. You come straight back here.",
  },
  "reauth-required": {
    title: "Reconnect to Spotify",
    text: "Your consent has run out or was taken back. Reconnect and everything goes on: your playlists and shuffle places are still here.",
  },
};

/** The next step for a person whose Spotify account is not connected. */
export function ConnectionSteps({ state }: { state: keyof typeof stepsByState }) {
  const { title, text, steps } = stepsByState[state];
  return (
    <section className="relative isolate overflow-hidden rounded-xl border border-line bg-panel">
      <Turntable
        turning={false}
        progress={null}
        className="-z-10 -translate-y-1/2 absolute top-1/2 right-12 hidden h-[19rem] lg:block"
      />
      <div className="grid max-w-xl content-center gap-5 p-6 sm:p-10 lg:min-h-[23rem]">
        <h2 className="title text-3xl">{title}</h2>
        <p className="text-pretty text-muted md:max-w-md">{text}</p>
        {steps && (
          <ol className="grid gap-3 md:max-w-md">
            {steps.map((step, index) => (
              <li key={step} className="flex items-baseline gap-3">
                <span className="title w-5 shrink-0 text-accent-text text-lg">{index + 1}</span>
                {step}
              </li>
            ))}
          </ol>
        )}
        <div className="mt-2 flex flex-wrap gap-3">
          {state === "no-credentials" ? (
            <Button asChild variant="primary" size="lg">
              <Link href="/profile/services">Set up Spotify</Link>
            </Button>
          ) : (
            <>
              <ConnectButton>
                {state === "reauth-required" ? "Reconnect" : "Connect to Spotify"}
              </ConnectButton>
              <Button asChild size="lg" variant="ghost">
                <Link href="/profile/services">See the set-up</Link>
              </Button>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
