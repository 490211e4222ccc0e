"use client";

import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";
import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";

/** Swagger UI for the API's own OpenAPI document. It loads nothing from other servers. */
export function ApiReference() {
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    const domNode = document.createElement("div");
    container.current?.replaceChildren(domNode);
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: SwaggerUI }) =>
        SwaggerUI({
          url: "/api/v1/openapi.json",
          domNode,
          deepLinking: true,
          docExpansion: "list",
          defaultModelsExpandDepth: 0,
          filter: true,
          // The validator would send the document to a Swagger server.
          validatorUrl: null,
        }),
      )
      .catch(() => setFailed(true));
  }, []);

  // Swagger UI has its own class for the dark theme.
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
      <div ref={container} className="api-reference" />
    </>
  );
}
