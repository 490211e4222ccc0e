/** The errors of single sign-on, a part of `errorMessages`. `name` is the provider's name, the setting OIDC_NAME. */
export const signOnErrorMessages = {
  single_sign_on_cancelled: {
    status: 403,
    title: "You canceled",
    detail: "You canceled at {name}, or it does not let you use Tonearm. Nothing was changed.",
  },
  single_sign_on_unknown: {
    status: 422,
    title: "This sign-in is not known here",
    detail:
      "It was started in another browser, was used already, or took longer than 15 minutes. Nothing was changed. Start it again here.",
  },
  single_sign_on_unavailable: {
    status: 503,
    title: "The sign-in service does not answer",
    detail:
      "Tonearm could not reach {name}. Nothing was changed. Try again in a moment; if it stays so, tell the person who runs this instance.",
  },
  single_sign_on_failed: {
    status: 502,
    title: "The sign-in could not be verified",
    detail: {
      reply:
        "Tonearm could not verify the answer of {name}. Nothing was changed. Try again; if it happens again, tell the person who runs this instance: the log says why.",
      not_recent: "{name} did not ask you to sign in again, so nothing was confirmed. Try again.",
    },
  },
  provider_email_unusable: {
    status: 422,
    title: "A verified e-mail address is needed",
    detail: {
      missing:
        "{name} reports no e-mail address of yours, and a new account needs one. Ask the person who runs {name}.",
      unverified:
        "{name} has not verified your e-mail address, so it might belong to somebody else. Verify it there, or ask the person who runs {name}.",
    },
  },
  account_not_connected: {
    status: 409,
    title: "This e-mail address already has an account",
    detail: {
      password:
        "There is already an account with the e-mail address that {name} reports. Sign in to it with its password, then connect {name} on the profile page.",
      no_password:
        "There is already an account with the e-mail address that {name} reports, and {name} is not connected to it. Ask the person who runs this instance.",
    },
  },
  identity_taken: {
    status: 409,
    title: "Already connected",
    detail: {
      elsewhere:
        "Your account at {name} is connected to another account here. Sign in with {name} to use that one, or disconnect it there first.",
      another:
        "Another account at {name} is connected to your account here. Disconnect it first to connect this one.",
    },
  },
  identity_differs: {
    status: 403,
    title: "Another account",
    detail:
      "You signed in at {name} with another account than the one that is connected here. Nothing was confirmed.",
  },
  only_sign_in: {
    status: 409,
    title: "This is your only way to sign in",
    detail: {
      set_password:
        "Without {name} you could not sign in again. Set a password first, then disconnect {name}.",
      passwords_off: "Without {name} you could not sign in again, because this instance has no passwords.",
    },
  },
  confirmation_needed: {
    status: 403,
    title: "Confirm that it is you",
    detail: {
      provider:
        "This account is confirmed with {name}. Confirm it on the profile page, then do this within ten minutes.",
      connect:
        "Changes are confirmed with {name}, and this account is not connected to it. Connect {name} on the profile page first.",
      impossible:
        'This account has no password, and this instance has no single sign-on any more. Set a password first, with "Forgot your password?" or a link from the admin.',
    },
  },
  passwords_off: {
    status: 403,
    title: "Passwords are switched off",
    detail: "On this instance people sign in with {name}, not with a password.",
  },
} as const;
