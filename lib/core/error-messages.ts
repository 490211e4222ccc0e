import { accountErrorMessages } from "./account-error-messages";
import { playlistErrorMessages } from "./playlist-error-messages";
import { signOnErrorMessages } from "./sign-on-error-messages";
import { spotifyErrorMessages } from "./spotify-error-messages";

/**
 * Maps every error code to its HTTP status, its title and its detail. A code that covers several situations has one detail
 * for each `reason`, the most general detail first. Imports no server code, so that components can use it.
 *
 * A detail is a template with named parameters; `ParameterTypes` in `error-details.ts` lists their types. The database stores
 * the code and parameters of an error, and the detail is filled in when the error is read.
 */
export const errorMessages = {
  internal_error: {
    status: 500,
    title: "Unexpected error",
    detail: {
      form: "Something went wrong in Tonearm, and it was logged. Try again.",
      request:
        "Something went wrong in Tonearm, and it was logged. Try again; if it happens again, report the request id.",
      import: "Something went wrong in Tonearm, and it was logged. Start the import again.",
      edit: "Something went wrong in Tonearm, and it was logged. Tonearm tries again by itself.",
    },
  },
  database_unavailable: {
    status: 503,
    title: "The database is not available",
    detail: {
      not_answering:
        "Tonearm's database is not answering right now. Everything that was saved is safe. Try again in a moment.",
      too_busy:
        "Tonearm's database cannot take more work right now. Everything that was saved is safe. Try again in a moment.",
      too_slow:
        "The database took too long for this request, which was stopped and has changed nothing. Ask for less at once, or try again in a moment.",
      disk_full:
        "The disk of Tonearm's database is full, so nothing more can be saved. Everything that was saved is safe. Ask the person who runs this instance to make room, then try again.",
    },
  },
  bad_request: {
    status: 400,
    title: "Malformed request",
    detail: {
      body_incomplete: "The request ended before its body was complete. Send it again.",
      body_not_form: "The body must be a form or a JSON object whose values are all strings.",
      body_not_json: "The body is not valid JSON.",
      body_not_utf8: "The body is not valid UTF-8.",
      body_too_deep: "The body is nested more than {limit} levels deep.",
      form_outdated:
        "This page is from before an update of Tonearm. Reload the page, then send the form again.",
      form_unreadable: "Tonearm could not read this form. Reload the page, then send the form again.",
      form_unsent: "The form could not be sent. Check your connection, then send it again.",
      head_not_allowed: "HEAD is not allowed here, because this request would change something.",
      idempotency_key:
        "An Idempotency-Key has 1 to 255 visible ASCII characters without spaces, such as a UUID.",
      lone_surrogate: "The request contains half of a Unicode surrogate pair.",
      nul_character: "The request contains the character NUL.",
      path_not_utf8: "The address is not valid UTF-8.",
      sign_in_parameters: "A parameter of this sign-in is malformed, such as a callbackUrl that is no URL.",
      query_not_utf8: "The query is not valid UTF-8.",
    },
  },
  validation_failed: {
    status: 400,
    title: "Validation failed",
    detail: {
      cursor: "This cursor does not belong to this list. Start from the first page.",
      field: "{path}: {message}",
      not_playable:
        "{uri} is not the URI of a track or episode, such as spotify:track:6rqhFgbbKwnb9MLmUQDhG6.",
      request: "{message}",
      too_many_unknown:
        "{count} of these songs are not in the library, and each costs one call of your developer app. Send at most {limit} of them at a time.",
    },
  },
  body_too_large: {
    status: 413,
    title: "The request is too large",
    detail: {
      bytes: "The request is larger than {megabytes} MB, which is the most that is accepted here.",
      memory:
        "The file needs more memory than one import may use. Split it into smaller files and import one after the other.",
    },
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported media type",
    detail: {
      content_encoding: "Send the body without a Content-Encoding.",
      not_json: "Send JSON with Content-Type: application/json.",
    },
  },
  not_signed_in: {
    status: 401,
    title: "Not signed in",
    detail: "Sign in, or send a token as Authorization: Bearer … (POST /api/v1/auth/login returns one).",
  },
  wrong_email_or_password: {
    status: 401,
    title: "Wrong e-mail address or password",
    detail: "The e-mail address or the password is wrong. Check both.",
  },
  wrong_password: {
    status: 422,
    title: "Wrong password",
    detail: "This is not your password. Nothing was changed.",
  },
  reset_link_invalid: {
    status: 422,
    title: "The link is no longer valid",
    detail:
      "This link works once, for 30 minutes, and only until a newer one is made. Your password is unchanged. Ask for a new link.",
  },
  not_allowed: {
    status: 403,
    title: "Not allowed",
    detail: {
      admins_only: "Only admins of this instance can do this.",
      metrics:
        "Only this machine and private networks can read the metrics. Let Prometheus ask Tonearm's own port instead of the proxy.",
      no_api_token: "API tokens cannot do this. Sign in instead.",
      token_scope: 'This API token does not have the scope "{scope}". Use a token that has it.',
    },
  },
  ...accountErrorMessages,
  ...signOnErrorMessages,
  cross_site_request: {
    status: 403,
    title: "Request from another site",
    detail: {
      api: "A request that changes something and uses the session cookie must come from Tonearm's own pages.",
      form: "This form came from another address than Tonearm's. Open Tonearm at {url} and try again. If you run this instance: PUBLIC_URL must be the address that people open.",
    },
  },
  not_found: {
    status: 404,
    title: "Not found",
    detail: {
      account: "There is no account with this id.",
      api_token: "There is no such API token.",
      endpoint: "The API has no endpoint {path}.",
      invite: "There is no such invite.",
      id: "There is nothing with this id in your library.",
      identity: "Your account is not connected to a single sign-on provider.",
      item: "There is no such item in this playlist.",
      job: "There is no such import.",
      playlist: "There is no such playlist in your library.",
      session: "There is no such sign-in.",
      shuffle: "There is no such shuffle.",
      song: "There is no such song in your library.",
      version: "There is no such version of this playlist.",
    },
  },
  method_not_allowed: {
    status: 405,
    title: "Method not allowed",
    detail: "{method} is not allowed for {path}. Allowed: {allowed}.",
  },
  email_taken: {
    status: 409,
    title: "E-mail address already in use",
    detail: "There is already an account with this e-mail address. Sign in instead.",
  },
  too_many_requests: {
    status: 429,
    title: "Too many requests",
    detail: {
      at_once:
        "You already have {limit} requests of this kind in progress, which is the most at once. Wait until one of them is done, then try again.",
      event_streams:
        "You have {limit} event streams open, which is the most allowed. Close one of them first.",
      imports:
        "Other large files are being imported right now, and yours waited too long for its turn. Nothing was changed. Try again {until}.",
      invites: "Too many unknown invites were tried. Try again {until}.",
      requests: "There were more than {limit} requests of this kind in {seconds} seconds. Try again {until}.",
      sign_in: "Too many sign-ins failed. Try again {until}.",
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: "Idempotency key already used",
    detail: {
      other_request:
        "This Idempotency-Key was already used for a different request. Use a new key for each request.",
      reply_unreadable:
        "The request with this Idempotency-Key was carried out, but its reply can no longer be decrypted. Check what it changed before you send it with a new key.",
    },
  },
  idempotency_key_in_use: {
    status: 409,
    title: "Request still in progress",
    detail: "A request with this Idempotency-Key is still in progress. Send it again in a moment.",
  },
  ...spotifyErrorMessages,
  library_full: {
    status: 422,
    title: "The library is full",
    detail: {
      songs:
        "A library can contain at most {limit} songs, and this would be more. Nothing was added. Delete what you no longer need, or add less.",
      playlists:
        "A library can contain at most {limit} playlists, and this would be more. Nothing was added. Delete some playlists, or add fewer.",
      itemsOfPlaylist:
        "A playlist can contain at most {limit} items, and this would be more. Nothing was added. Put the songs into several playlists.",
      items:
        "The playlists of a library can contain at most {limit} items together, and this would be more. Nothing was added. Delete some playlists, or add less.",
    },
  },
  too_many_api_tokens: {
    status: 422,
    title: "Too many API tokens",
    detail:
      "You have {limit} API tokens, which is the most allowed. Revoke one that you no longer use first.",
  },
  ...playlistErrorMessages,
  nothing_to_shuffle: {
    status: 422,
    title: "Nothing to play",
    detail: {
      album_empty: "Spotify shows no tracks of this album.",
      being_removed: "The songs are being removed right now. Try again.",
      no_liked_songs: "You have no liked songs yet. Like some, or import the ones you have on Spotify.",
      no_search_results: "No song in your library matches this search. Search for something else.",
      none_playable:
        "None of the {count} tracks can be played: they are local files or no longer on Spotify.",
      nothing_left:
        "There is nothing to play from here on: the playlist ends here, or the remaining tracks are local files or no longer on Spotify. Play it from the beginning, or add songs.",
      one_unplayable: "The only track cannot be played: it is a local file or no longer on Spotify.",
      playlist_empty: "This playlist is empty. Add songs, then shuffle it.",
      playlist_hidden:
        "Spotify no longer shows your developer app the songs of this playlist. Play it in Spotify's own app, or shuffle another one.",
      playlists_empty: "These playlists are empty. Add songs, then shuffle them.",
    },
  },
  shuffle_ended: {
    status: 409,
    title: "This shuffle has ended",
    detail: {
      playlist_deleted: "Its playlist was deleted, here or on Spotify. Start another one.",
      playlists_deleted: "Its playlists were deleted, here or on Spotify. Start another one.",
    },
  },
} as const satisfies Record<
  string,
  { status: number; title: string; detail: string | Record<string, string> }
>;

/** Sentences that can precede a detail. They say what was done before the error. */
export const errorNotes = {
  edit_uncertain:
    "The playlist may have changed on Spotify but not here; Tonearm looks in a moment and does what is missing.",
} as const;
