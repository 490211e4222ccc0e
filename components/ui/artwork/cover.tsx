"use client";

import clsx from "clsx";
import { useState } from "react";
import { SleeveArt } from "./sleeve-art";

type CoverProps = { src: string | null; name: string; className?: string; eager?: boolean };

/** Cover image, or generated art if there is no image or it fails to load. Decorative: the name is shown beside it. */
export function Cover({ src, name, className, eager = false }: CoverProps) {
  const [failedSrc, setFailedSrc] = useState<string | null>(null);
  return (
    <div className={clsx("aspect-square shrink-0 overflow-hidden bg-raised", className)}>
      {src && src !== failedSrc ? (
        // biome-ignore lint/performance/noImgElement: covers come from Spotify's image servers in the right size
        <img
          src={src}
          alt=""
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setFailedSrc(src)}
          className="size-full object-cover"
        />
      ) : (
        <SleeveArt name={name} />
      )}
    </div>
  );
}
