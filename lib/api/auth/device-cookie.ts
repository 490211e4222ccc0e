import { ownCookieName } from "./session-cookie";

/** The cookie that marks a browser in which an account has signed in. It stays after signing out. */
export const deviceCookieName = () => ownCookieName("device");
