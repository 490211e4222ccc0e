type Guide = { href: string; name: string; text: string };

/** Public guides; reading them needs no account. */
export const guides: Guide[] = [
  {
    href: "/docs/shuffle",
    name: "How the shuffle works",
    text: "What listeners complain of, what this shuffle does about it, and a picture of it beside two others.",
  },
  {
    href: "/docs/api",
    name: "Using the API",
    text: "Getting a token, pages of lists, errors, limits and retries, live events, and a typed client.",
  },
];
