import { DrawnButton, DrawnCheck, DrawnField, DrawnWindow, Mark } from "./parts";

/** Pages of Spotify's developer site, as its documentation of autumn 2026 names their labels. */
const dashboard = "developer.spotify.com/dashboard";

function Terms() {
  return (
    <DrawnWindow address={dashboard}>
      <span className="title text-lg">Spotify Developer Terms of Service</span>
      <DrawnCheck>I accept the Spotify Developer Terms of Service</DrawnCheck>
      <span className="flex items-center gap-2">
        <DrawnButton>Accept the terms</DrawnButton>
        <Mark n={1} />
      </span>
    </DrawnWindow>
  );
}

function Dashboard() {
  return (
    <DrawnWindow address={dashboard}>
      <span className="flex flex-wrap items-center justify-between gap-3">
        <span className="title text-lg">Dashboard</span>
        <span className="flex items-center gap-2">
          <Mark n={1} />
          <DrawnButton>Create app</DrawnButton>
        </span>
      </span>
      <span className="h-16 rounded border border-line-strong border-dashed" />
    </DrawnWindow>
  );
}

function CreateApp() {
  return (
    <DrawnWindow address={`${dashboard}/create`}>
      <span className="title text-lg">Create app</span>
      <DrawnField label="App name" value="Tonearm" mark={1} />
      <DrawnField label="App description" value="My own music player" />
      <DrawnField label="Website" value="" />
      <span className="flex items-end gap-2">
        <span className="min-w-0 flex-1">
          <DrawnField label="Redirect URIs" value="https://music.example.org/callback" mark={2} />
        </span>
        <DrawnButton quiet>Add</DrawnButton>
      </span>
      <span className="grid gap-2">
        <span className="flex items-center gap-2 font-semibold text-[13px]">
          Which API/SDKs are you planning to use? <Mark n={3} />
        </span>
        <DrawnCheck>Web API</DrawnCheck>
        <DrawnCheck on={false}>Web Playback SDK</DrawnCheck>
      </span>
      <DrawnCheck>
        I understand and agree with Spotify’s Developer Terms of Service and Design Guidelines
      </DrawnCheck>
      <span className="flex items-center gap-2">
        <DrawnButton>Save</DrawnButton>
        <Mark n={4} />
      </span>
    </DrawnWindow>
  );
}

function Settings() {
  return (
    <DrawnWindow address={`${dashboard}/…/settings`}>
      <span className="flex flex-wrap items-center justify-between gap-3">
        <span className="title text-lg">Tonearm</span>
        <span className="flex items-center gap-2">
          <Mark n={1} />
          <DrawnButton quiet>Settings</DrawnButton>
        </span>
      </span>
      <DrawnField label="Client ID" value="5fe01282e94241328a84e7c5cc169164" mark={2} />
      <span className="flex items-center gap-2 text-[13px]">
        <span className="font-semibold underline">View client secret</span>
        <Mark n={3} />
      </span>
    </DrawnWindow>
  );
}

function Users() {
  return (
    <DrawnWindow address={`${dashboard}/…/users`}>
      <span className="flex flex-wrap gap-4 font-semibold text-[13px]">
        <span className="text-muted">Basic Information</span>
        <span className="flex items-center gap-2 underline underline-offset-4">
          User Management <Mark n={1} />
        </span>
      </span>
      <div className="grid gap-3 sm:grid-cols-2">
        <DrawnField label="Full name" value="Ana Example" mark={2} />
        <DrawnField label="Email" value="ana@example.org" />
      </div>
      <span className="flex items-center gap-2">
        <DrawnButton>Add new user</DrawnButton>
        <Mark n={3} />
      </span>
    </DrawnWindow>
  );
}

function Consent() {
  return (
    <DrawnWindow address="accounts.spotify.com">
      <span className="title text-lg">Tonearm</span>
      <span className="flex items-center gap-2 text-[13px]">
        You agree that Tonearm will be able to: <Mark n={1} />
      </span>
      <span className="grid gap-2">
        {["w-11/12", "w-4/5", "w-3/4"].map(width => (
          <span key={width} className={`h-2.5 rounded bg-line ${width}`} />
        ))}
      </span>
      <span className="flex flex-wrap items-center gap-3">
        <DrawnButton>Agree</DrawnButton>
        <Mark n={2} />
        <DrawnButton quiet>Cancel</DrawnButton>
      </span>
    </DrawnWindow>
  );
}

export const pages = {
  terms: Terms,
  dashboard: Dashboard,
  "create-app": CreateApp,
  settings: Settings,
  users: Users,
  consent: Consent,
};
