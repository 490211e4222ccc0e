/** Texts for a failed connection, by problem code. */
export const connectionProblems: Record<string, { title: string; detail: string }> = {
  authorization_denied: {
    title: "You cancelled at Spotify",
    detail: "Nothing was connected. Choose Connect to Spotify whenever you like.",
  },
  authorization_unknown: {
    title: "This sign-in does not belong here",
    detail:
      "It was not started by you in this browser, or it was finished already. Nothing was changed; start again.",
  },
  authorization_expired: {
    title: "That took too long",
    detail: "A sign-in at Spotify is good for ten minutes. Nothing was changed; start again.",
  },
  authorization_failed: {
    title: "Spotify did not complete the sign-in",
    detail: "Nothing was changed; start again.",
  },
  invalid_spotify_credentials: {
    title: "Spotify refused your developer app",
    detail: "Its client ID or secret is no longer valid. Enter them again under Profile, Services.",
  },
  redirect_uri_refused: {
    title: "Spotify would refuse this address",
    detail: "Profile, Services says which address to use instead.",
  },
  spotify_not_connected: {
    title: "There is no developer app yet",
    detail:
      "Add the client ID and secret of your Spotify developer app under Profile, Services, then connect.",
  },
  not_allow_listed: {
    title: "Your Spotify account is not on the list of this developer app",
    detail:
      "In the Spotify dashboard open the app, then Settings, then User Management, and add your name and Spotify e-mail address. Then connect again.",
  },
  owner_without_premium: {
    title: "The owner of this developer app has no active Premium",
    detail: "Spotify stops such apps. After Premium is renewed it can take a few hours; then connect again.",
  },
  quota_exceeded: {
    title: "Your developer app has used up its calls",
    detail: "Spotify opens it again by itself; Profile, Services shows when. Connect again then.",
  },
  rate_limited: {
    title: "Spotify asks for a short pause",
    detail: "Nothing was changed. Connect again in a minute.",
  },
  spotify_reply_unusable: {
    title: "Spotify's answer could not be used",
    detail: "Nothing was changed. Try again; if it stays, tell the person who runs this instance.",
  },
  spotify_unavailable: {
    title: "Spotify did not answer",
    detail: "Nothing was changed. Try again in a moment.",
  },
};
