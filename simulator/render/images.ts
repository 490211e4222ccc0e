import { hash } from "../random";

const coverSizes = [640, 300, 64];

/** Lists three sizes of a cover, widest first. */
export function coverImages(origin: string, id: string) {
  return coverSizes.map(size => ({ url: `${origin}/image/${id}?size=${size}`, height: size, width: size }));
}

/** About one album in fifteen has no cover. */
export function albumImages(origin: string, id: string) {
  return hash(id) % 15 === 0 ? [] : coverImages(origin, id);
}
