import type { ReactNode } from "react";

/** Tags in the texts of the guide. A `label` is a word on Spotify's pages, which are in English. */
export const guideTags = {
  b: (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>,
  label: (text: ReactNode) => (
    <strong lang="en" translate="no" className="font-semibold text-ink">
      {text}
    </strong>
  ),
};

/** A tag without content in a message, such as `<address></address>`, for a value that is shown as code. */
export const codeTag = (value: string) => () => (
  <code className="break-all rounded-sm bg-sunken px-1 text-ink">{value}</code>
);
