"use client";

import clsx from "clsx";
import { useState } from "react";
import { SleeveArt } from "./sleeve-art";

type CoverProps = { src: string | null; name: string; className?: string; eager?: boolean };

/** A cover image; when there is none, or it does not load, a sleeve drawn from the name. Decoration: the name is beside it. */
export function Cover({ src, name, className, eager = false }: CoverProps) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <div className={clsx("aspect-square shrink-0 overflow-hidden bg-raised", className)}>
      {src && src !== broken ? (
        // biome-ignore lint/performance/noImgElement: covers come from Spotify's own image servers in the size wanted
        <img
          src={src}
          alt=""
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setBroken(src)}
          className="size-full object-cover"
        />
      ) : (
        <SleeveArt name={name} />
      )}
    </div>
  );
}
