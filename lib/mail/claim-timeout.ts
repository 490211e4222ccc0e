/** The time after which a mail is due again because the worker that was sending it died. */
export const claimTimeout = "5 minutes";
