// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import type { Credentials } from "@/lib/schemas/spotify";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { CallsCard } from "./calls-card";
import { ConnectionCard } from "./connection-card";
import { ServicesScreen } from "./services-screen";
import { setupSteps } from "./setup-step";

const uri = "http://127.0.0.1:3000/callback";
const noApp: Credentials = {
  clientId: null,
  clientSecretSet: false,
  redirectUri: uri,
  redirectUriProblem: null,
  verifiedAt: null,
};

async function showServices(credentials: Partial<Credentials>, locale?: Locale) {
  const state = connection(credentials.clientSecretSet ? "credentials-saved" : "no-credentials");
  await serveApi({ "GET /me/spotify": state });
  show(
    <ServicesScreen
      credentials={{ ...noApp, ...credentials }}
      connection={state}
      save={async state => state}
      remove={async () => {}}
      disconnect={async () => {}}
    />,
    locale,
  );
}

const isBefore = (first: Element, second: Element) =>
  Boolean(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);

it("The guide shows the redirect URI before the link that leaves Tonearm, and each field of Spotify's form after it", async () => {
  await showServices({});
  const leave = screen.getByRole("link", { name: /Open Spotify’s dashboard/ });
  expect(isBefore(screen.getByText(uri), leave)).toBe(true);
  expect(isBefore(screen.getByRole("button", { name: "Copy" }), leave)).toBe(true);
  const labels = screen.getAllByRole("term").map(term => term.textContent);
  expect(labels).toEqual([
    "App name",
    "App description",
    "Website",
    "Redirect URIs",
    "Which API/SDKs are you planning to use?",
    "I understand and agree with Spotify’s Developer Terms of Service and Design Guidelines",
  ]);
  const step = document.getElementById("create-app") as HTMLElement;
  for (const label of ["Accept the terms", "Create app", "Add", "Web API", "Save"])
    expect(within(step).getAllByText(label, { selector: '[lang="en"]' })[0]).toBeDefined();
});

it("Every step of the guide has an id that links can use, and the step about other people is the last", async () => {
  await showServices({});
  const steps = setupSteps.map(id => document.getElementById(id));
  expect(steps).not.toContain(null);
  expect([...document.querySelectorAll("ol > li")]).toEqual(steps);
  expect(steps.at(-1)?.textContent).toContain("Only if other people use your app too");
});

it("Every link to the help is named after its step, in the language of the screen", async () => {
  await showServices({}, "fr");
  const names = Array.from(document.querySelectorAll("ol a[aria-label]"), link =>
    link.getAttribute("aria-label"),
  );
  const titles = Array.from(document.querySelectorAll("ol h2"), heading => heading.textContent);
  expect(names).toEqual(titles.map(title => `Aide\u00a0: ${title} (nouvel onglet)`));
  expect(new Set(names).size).toBe(setupSteps.length);
});

it("An address that Spotify refuses comes first, says how to fix it, and nothing invites to create an app", async () => {
  const redirectUri = "http://192.168.1.5:3000/callback";
  await showServices({ redirectUri, redirectUriProblem: "Refused." });
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain(redirectUri);
  expect(alert.textContent).toContain("PUBLIC_URL");
  expect(isBefore(alert, document.getElementById("before-you-start") as Element)).toBe(true);
  expect(screen.queryByRole("link", { name: /dashboard/ })).toBeNull();
  expect(screen.queryByRole("button", { name: "Copy" })).toBeNull();
});

it("Saved credentials say what the check has shown and what connecting will show", async () => {
  await showServices({ clientId: "0".repeat(32), clientSecretSet: true });
  expect(screen.getByText("Client ID and secret are right")).toBeDefined();
  expect(
    screen.getByText(/^They are saved.* Premium, the redirect URI and the list of allowed people/),
  ).toBeDefined();
  expect(screen.getByRole("button", { name: "Connect Spotify" })).toBeDefined();
});

it("A link to a step opens the guide that is collapsed after the credentials were saved", async () => {
  await showServices({ clientId: "0".repeat(32), clientSecretSet: true });
  const guide = document.getElementById("connect")?.closest("details.group") as HTMLDetailsElement;
  expect(guide.open).toBe(false);
  window.location.hash = "#connect";
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  expect(guide.open).toBe(true);
  window.location.hash = "";
});

it("Missing permissions have plain names, and an unknown one Spotify's own", async () => {
  await serveApi({});
  const data = { ...connection("connected"), missingScopes: ["user-library-read", "constructor"] };
  show(<ConnectionCard connection={data} disconnect={async () => {}} />);
  const names = screen.getAllByRole("listitem").map(item => item.textContent);
  expect(names).toEqual(["Read your liked songs", "constructor"]);
});

it.each([
  ["quota", "Playback daily requests used up", /Everything else works/],
  ["rate", "Playback short pause", /^Tonearm waits until then, because asking earlier extends the limit\.$/],
] as const)("A pause of kind %s says what it concerns and until when", async (kind, says, note) => {
  await serveApi({});
  show(
    <CallsCard callsLast24h={{}} cooldowns={[{ group: "player", kind, until: "2099-01-01T12:00:00Z" }]} />,
  );
  const pause = screen.getByRole("listitem");
  expect(pause.textContent).toContain(says);
  expect(pause.textContent).toMatch(/Available again: .*12:00/);
  expect(screen.getByText(note)).toBeDefined();
});
