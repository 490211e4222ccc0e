"use client";

import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useRef, useState } from "react";

/**
 * Swagger UI for the API's own OpenAPI document, which is in English. It loads nothing from other servers. `failure` is shown if it
 * does not load; the page words it, because browsers do not have the messages of the guides.
 */
export function ApiReference({ failure }: { failure: ReactNode }) {
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
      {failed && <p role="alert">{failure}</p>}
      <div ref={container} className="api-reference" lang="en" />
    </>
  );
}
