import { log } from "./log";

/** Names of security events. docs/security-log.md describes them; filters of operators rely on them. */
export type SecurityEvent =
  | "account_created"
  | "account_deleted"
  | "admin_account_deleted"
  | "admin_account_disabled"
  | "admin_account_enabled"
  | "admin_import_cancelled"
  | "admin_import_started"
  | "admin_invite_created"
  | "admin_invite_revoked"
  | "admin_queue_changed"
  | "admin_reset_link_created"
  | "admin_role_changed"
  | "api_token_created"
  | "api_token_revoked"
  | "confirmation_failed"
  | "confirmation_refused"
  | "identity_connected"
  | "identity_disconnected"
  | "invite_failed"
  | "invite_refused"
  | "password_changed"
  | "email_changed"
  | "password_reset"
  | "password_reset_refused"
  | "password_reset_requested"
  | "request_refused"
  | "session_ended"
  | "sign_in_disabled"
  | "sign_in_failed"
  | "sign_in_refused"
  | "sign_in_succeeded"
  | "signed_out"
  | "token_refused";

/** The origin of an event; `userId` is the account that acts or, in a failed sign-in, the account that was tried. */
type Origin = { address: string; userId?: string | undefined; requestId?: string };

/** Writes one line to the log: a warning for a failure or refusal, which instances with LOG_LEVEL=warn need for banning addresses. */
export function logSecurityEvent(
  event: SecurityEvent,
  { address, userId, requestId }: Origin,
  details: Record<string, string> = {},
): void {
  const write = /(failed|refused)$/.test(event) ? log.warn : log.info;
  write({ event, address, userId, requestId, ...details }, "security event");
}
