/** `npm run simulator`: runs the Spotify simulator alone. */
export const main = () => import("@/simulator/main").then(() => new Promise(() => undefined));
