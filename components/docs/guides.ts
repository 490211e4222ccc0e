/** Public guides; reading them needs no account. Their names and texts are in the messages `docs.list`. */
export const guides = [
  { id: "shuffle", href: "/docs/shuffle" },
  { id: "api", href: "/docs/api" },
] as const;
