/** The part of `errorMessages` about Spotify: the connection, refusals and failures. */
export const spotifyErrorMessages = {
  spotify_not_connected: {
    status: 409,
    title: "Spotify is not connected",
    detail: {
      no_app:
        "There is no Spotify developer app in your profile yet. Add its client ID and secret under Profile, Services.",
      no_connection: "Spotify is not connected yet. Open Music and choose Connect to Spotify.",
    },
  },
  reauth_required: {
    status: 409,
    title: "Spotify has to be connected again",
    detail: {
      ended:
        "Spotify no longer accepts this connection. Connect to Spotify again on the Music page; your library stays as it is.",
      unreadable:
        "Tonearm can no longer decrypt this connection, because the encryption keys of this instance were changed. Connect to Spotify again on the Music page; your library stays as it is.",
    },
  },
  no_active_device: {
    status: 409,
    title: "No active Spotify device",
    detail: {
      none_open:
        "No Spotify app is active. Open Spotify on a phone, computer or speaker, or choose a device, then try again.",
      device_gone: "That device is no longer available. Open Spotify on it again, or choose another one.",
    },
  },
  invalid_spotify_credentials: {
    status: 422,
    title: "Spotify rejected your developer app's credentials",
    detail: {
      rejected:
        "Spotify no longer accepts the client ID and secret of your developer app. Its secret may have been renewed, or the app deleted, in Spotify's dashboard. Enter them again under Profile, Services; your library stays as it is.",
      unreadable:
        "Tonearm can no longer decrypt the credentials of your developer app, because the encryption keys of this instance were changed. Enter them again under Profile, Services; your library stays as it is.",
      client_id_format:
        "A client ID has 32 characters, the digits and the letters a to f. Copy it whole from the app's settings.",
      client_secret_format:
        "A client secret has 32 characters, the digits and the letters a to f. Copy it whole from the app's settings.",
      unknown_client_id: "Spotify does not know this client ID. Copy it again from the app's settings.",
      wrong_client_secret:
        'Spotify knows this client ID, but the secret is wrong. Open the app\'s settings, choose "View client secret" and copy it again.',
    },
  },
  redirect_uri_refused: {
    status: 422,
    title: "Spotify does not accept this address",
    detail:
      "Spotify accepts https addresses, and http only on 127.0.0.1 or [::1], never on localhost. Set PUBLIC_URL to such an address (on this computer to http://127.0.0.1 with the same port), and open Tonearm there.",
  },
  authorization_denied: {
    status: 422,
    title: "You canceled at Spotify",
    detail: "Nothing was connected. Choose Connect to Spotify on the Music page whenever you like.",
  },
  authorization_unknown: {
    status: 422,
    title: "Unknown sign-in at Spotify",
    detail:
      "This sign-in at Spotify was started from another account, or it is already finished. Nothing was changed; start again from Music.",
  },
  authorization_expired: {
    status: 422,
    title: "The sign-in at Spotify took too long",
    detail: "A sign-in at Spotify has to be finished within ten minutes. Nothing was changed; start again.",
  },
  authorization_failed: {
    status: 422,
    title: "Spotify did not complete the sign-in",
    detail:
      "Nothing was changed, because the sign-in at Spotify was not completed. Connect to Spotify again.",
  },
  scope_missing: {
    status: 409,
    title: "Missing Spotify permission",
    detail: {
      unnamed:
        "Spotify did not give Tonearm permission to do this. Connect to Spotify again on the Music page and agree to everything.",
      history:
        "Spotify did not give Tonearm permission to see what you played recently. Connect to Spotify again on the Music page and agree to everything.",
      library:
        "Spotify did not give Tonearm permission to read and change your liked songs. Connect to Spotify again on the Music page and agree to everything.",
      playback:
        "Spotify did not give Tonearm permission to see and control what plays. Connect to Spotify again on the Music page and agree to everything.",
      playlists:
        "Spotify did not give Tonearm permission to read and edit your playlists. Connect to Spotify again on the Music page and agree to everything.",
    },
  },
  not_allow_listed: {
    status: 409,
    title: "Your Spotify account is not registered with this developer app",
    detail:
      "Only people registered with a developer app can use it. The app's owner opens developer.spotify.com/dashboard, then Settings, then User Management, and adds your name and Spotify e-mail address. Then try again.",
  },
  owner_without_premium: {
    status: 409,
    title: "The developer app's owner has no active Premium",
    detail:
      "Spotify blocks a developer app whose owner has no active Premium. The owner has to renew it; after that it can take a few hours until Spotify unblocks the app. Your library stays as it is.",
  },
  premium_required: {
    status: 409,
    title: "Spotify Premium is required to control playback",
    detail:
      "Spotify lets other apps control playback only for listeners with Premium, and your account has none. Play it in Spotify's own app; importing, editing and the shuffle order work here without Premium.",
  },
  playback_restricted: {
    status: 409,
    title: "Not possible right now",
    detail: {
      device:
        "This device does not accept commands from other apps. Choose another device, or use its own controls.",
      now: "Spotify does not allow this right now: it may already be so, there may be nothing to skip to, or an advertisement may be playing. Check what is playing, then try again or use Spotify's own app.",
    },
  },
  volume_not_supported: {
    status: 409,
    title: "The device controls its own volume",
    detail: "This device does not let other apps set its volume. Use its own controls.",
  },
  forbidden_by_spotify: {
    status: 409,
    title: "Spotify does not allow this",
    detail:
      "Spotify does not let personal developer apps (in Development Mode) read or do this, for example with other people's playlists. Trying again does not help; use Spotify's own app.",
  },
  not_found_on_spotify: {
    status: 404,
    title: "Not found on Spotify",
    detail:
      "Spotify does not know this, or no longer shows it to other apps. Check in Spotify's own app whether it still exists.",
  },
  refused_by_spotify: {
    status: 502,
    title: "Spotify rejected the request",
    detail: {
      invalid:
        "Spotify did not accept Tonearm's request. The mistake is Tonearm's, not yours. Reload the page and try again; if it happens again, tell the person who runs this instance.",
      not_removed:
        "Spotify accepted the removal but did not carry it out. Nothing was changed. Try again later, or remove the song in the Spotify app and import again.",
      too_large: "That was more at once than Spotify accepts. Try again with fewer songs.",
    },
  },
  rate_limited: {
    status: 429,
    title: "Spotify asked for a short pause",
    detail:
      "Spotify asked for a pause, because it received many requests in a short time. Try again {until}; a running import continues by itself.",
  },
  quota_exceeded: {
    status: 429,
    title: "Your developer app's daily quota is used up",
    detail:
      "Spotify allows a developer app a limited number of requests of this kind a day, and yours are used up. They work again {until}. Everything else still works, and there is nothing you need to do.",
  },
  spotify_unavailable: {
    status: 503,
    title: "Spotify is not responding",
    detail:
      "Spotify is not responding right now. The problem is at Spotify or on the way there; try again in a moment.",
  },
  spotify_reply_unusable: {
    status: 502,
    title: "Spotify sent an unusable reply",
    detail:
      "Spotify sent a reply to {endpoint} that Tonearm cannot read. Try again; if it happens again, tell the person who runs this instance.",
  },
} as const;
