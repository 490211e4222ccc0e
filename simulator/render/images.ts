import { hash } from "../random";

const coverSizes = [640, 300, 64];

/** Three sizes of the same generated cover, widest first. */
export function coverImages(origin: string, id: string) {
  return coverSizes.map(size => ({ url: `${origin}/image/${id}?size=${size}`, height: size, width: size }));
}

/** About one album in fifteen has no cover, as some have on Spotify. */
export function albumImages(origin: string, id: string) {
  return hash(id) % 15 === 0 ? [] : coverImages(origin, id);
}
