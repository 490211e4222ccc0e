/** The part of `errorMessages` about creating accounts and managing people. */
export const accountErrorMessages = {
  registration_closed: {
    status: 403,
    title: "Registration is closed",
    detail: "This instance does not accept new accounts. Ask the person who runs it to let you in.",
  },
  account_disabled: {
    status: 403,
    title: "This account is disabled",
    detail: {
      own: "An admin of this instance has disabled your account. Nothing in it was deleted, and nothing of it runs until it is enabled again. Ask the person who runs this instance.",
      other: "This account is disabled, so nothing can run for it. Enable it first.",
      link: "This account is disabled, so a link for a new password would not work. Enable it first.",
    },
  },
  invite_required: {
    status: 403,
    title: "You need an invite",
    detail:
      "New people join this instance by invite only. Ask the person who runs it for a link, and sign up with that link.",
  },
  invite_unknown: {
    status: 403,
    title: "Unknown invite",
    detail:
      "There is no invite with this link. Check that the link is complete, or ask the person who gave it to you for a new one.",
  },
  invite_expired: {
    status: 403,
    title: "This invite has expired",
    detail: "The time of this invite is over. Ask the person who gave it to you for a new one.",
  },
  invite_used: {
    status: 403,
    title: "This invite is used up",
    detail:
      "As many people have signed up with this invite as it was made for. If you are one of them, sign in; otherwise ask the person who gave it to you for a new one.",
  },
  invite_revoked: {
    status: 403,
    title: "This invite was revoked",
    detail: "An admin has revoked this invite. Ask the person who gave it to you for a new one.",
  },
  last_admin: {
    status: 409,
    title: "The instance needs an admin",
    detail:
      "This is the only admin whose account is enabled, and an instance without an admin cannot be managed. Make somebody else an admin first, and enable their account if it is disabled.",
  },
  own_account: {
    status: 409,
    title: "This is your own account",
    detail:
      "An admin cannot disable or delete their own account here. Another admin can, or delete it yourself on your profile.",
  },
  set_up_code_needed: {
    status: 403,
    title: "The first account needs the set-up code",
    detail:
      "This instance has no account yet, and the first one becomes its admin. Enter the set-up code that Tonearm printed when it started.",
  },
} as const;
