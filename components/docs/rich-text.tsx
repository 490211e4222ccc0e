import type { ReactNode } from "react";

/** The tags that messages of the guides have in common. */
export const tags = {
  code: (chunks: ReactNode) => <code>{chunks}</code>,
  strong: (chunks: ReactNode) => <strong>{chunks}</strong>,
};

/** Returns the tag of a link. Sections of a guide style their links. */
export const linkTo = (href: string) => (chunks: ReactNode) => <a href={href}>{chunks}</a>;

export const specificationPath = "/api/v1/openapi.json";
