import Link from "next/link";
import { PageHeader } from "../shell/page-header";
import { ApiReference } from "./api/api-reference";
import { guides } from "./guides";

/** List of the guides, and the reference of every operation. */
export function DocsHome() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
      <div>
        <PageHeader title="Guides" />
        <ul className="grid gap-4 sm:grid-cols-2">
          {guides.map(({ href, name, text }) => (
            <li key={href} className="grid content-start gap-1 rounded-lg border border-line bg-panel p-5">
              <Link href={href} className="font-semibold text-accent-text underline">
                {name}
              </Link>
              <p className="text-pretty text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </div>
      <section aria-labelledby="reference" className="grid gap-4">
        <h2 id="reference" className="title text-2xl">
          API reference
        </h2>
        <p className="max-w-2xl text-pretty text-muted">
          The same API that these screens use. Its document is at{" "}
          <a className="text-accent-text underline" href="/api/v1/openapi.json">
            /api/v1/openapi.json
          </a>
          , made from the schemas that guard the routes.
        </p>
        <ApiReference />
      </section>
    </div>
  );
}
