import type { ReactNode } from "react";
import { pages } from "./pages";

/** A page of Spotify, drawn. Its labels are English on that site, whatever the language of the reader. */
export function Drawing({ name, description }: { name: string; description: ReactNode }) {
  if (!Object.hasOwn(pages, name)) throw new Error(`There is no drawing "${name}".`);
  const Page = pages[name as keyof typeof pages];
  return (
    <figure className="grid max-w-xl grid-cols-[minmax(0,1fr)] gap-2">
      <div aria-hidden lang="en" translate="no">
        <Page />
      </div>
      <figcaption className="text-pretty text-muted text-sm">{description}</figcaption>
    </figure>
  );
}
