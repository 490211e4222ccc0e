"use client";

import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";
import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";

/** Every operation of the API, as its document describes it; they can be tried from here. Nothing comes from elsewhere. */
export function ApiReference() {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    const domNode = document.createElement("div");
    place.current?.replaceChildren(domNode);
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: SwaggerUI }) =>
        SwaggerUI({
          url: "/api/v1/openapi.json",
          domNode,
          deepLinking: true,
          docExpansion: "list",
          defaultModelsExpandDepth: 0,
          filter: true,
          // It would send the document to a service of Swagger's.
          validatorUrl: null,
        }),
      )
      .catch(() => setFailed(true));
  }, []);

  // The viewer looks for the dark theme by a class of its own.
  useEffect(() => {
    const root = document.documentElement;
    root.classList.toggle("dark-mode", resolvedTheme === "dark");
    return () => root.classList.remove("dark-mode");
  }, [resolvedTheme]);

  return (
    <>
      {failed && (
        <p role="alert">
          The reference could not be loaded. Reload the page, or read{" "}
          <a className="text-accent-text underline" href="/api/v1/openapi.json">
            its document
          </a>
          .
        </p>
      )}
      <div ref={place} className="api-reference" />
    </>
  );
}
