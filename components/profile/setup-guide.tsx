import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Callout } from "../ui/status/callout";
import { SetupStep } from "./setup-step";

type SetupGuideProps = { redirectUri: string; redirectUriProblem: string | null; form: ReactNode };

const Strong = ({ children }: { children: ReactNode }) => (
  <strong className="font-semibold text-ink">{children}</strong>
);

/** Steps to create a Spotify developer app, in the order of Spotify's own forms. */
export function SetupGuide({ redirectUri, redirectUriProblem, form }: SetupGuideProps) {
  return (
    <ol>
      <SetupStep number={1} title="Make an app on Spotify's developer site">
        <p>
          Sign in there with your Spotify account and press <Strong>Create app</Strong>. Any name and
          description will do. Spotify wants the owner of the app to have <Strong>Premium</Strong>.
        </p>
        <Button asChild className="justify-self-start">
          <a href="https://developer.spotify.com/dashboard" target="_blank" rel="noreferrer">
            Open the dashboard
            <ExternalLink aria-hidden />
          </a>
        </Button>
      </SetupStep>
      <SetupStep number={2} title="Give it this redirect URI">
        {redirectUriProblem ? (
          <Callout tone="danger" title="Spotify would refuse the address of this instance">
            {redirectUriProblem}
          </Callout>
        ) : (
          <>
            <p>Spotify compares it letter by letter, so copy it as it stands.</p>
            <div className="flex flex-wrap items-center gap-2">
              <code className="min-w-0 select-all break-all rounded-md border border-line bg-sunken px-3 py-2.5 text-ink text-sm">
                {redirectUri}
              </code>
              <CopyButton text={redirectUri} />
            </div>
          </>
        )}
        <p>
          Under <Strong>Which API/SDKs are you planning to use?</Strong> tick <Strong>Web API</Strong>. The
          Web Playback SDK is not needed. Then save.
        </p>
      </SetupStep>
      <SetupStep number={3} title="Let in everybody who will use this app">
        <p>
          Only you will, in most cases, and the owner is in already. For somebody else's Spotify account, add
          its name and e-mail address under <Strong>User Management</Strong>; Spotify allows up to five
          people.
        </p>
      </SetupStep>
      <SetupStep number={4} title="Copy the client ID and the secret">
        <p>
          Both are in the app's <Strong>Settings</Strong>; the secret appears after{" "}
          <Strong>View client secret</Strong>. Tonearm tries them with Spotify at once, keeps the secret
          encrypted and never shows it again.
        </p>
        {form}
      </SetupStep>
    </ol>
  );
}
