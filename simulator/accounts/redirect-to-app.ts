import { type Reply, redirectReply } from "../http/message";

/** Sends the browser back to the app with the outcome and the app's own `state`. */
export function redirectToApp(
  redirectUri: string,
  outcome: Record<string, string>,
  state: string | null,
  headers: Record<string, string> = {},
): Reply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return redirectReply(url.href, headers);
}
