import { hash } from "../random";

const coverSizes = [640, 300, 64];

/** Returns three sizes of a cover, widest first. */
export function coverImages(origin: string, id: string) {
  return coverSizes.map(size => ({ url: `${origin}/image/${id}?size=${size}`, height: size, width: size }));
}

/** Returns the images of an album; about one album in fifteen has none. */
export function albumImages(origin: string, id: string) {
  return hash(id) % 15 === 0 ? [] : coverImages(origin, id);
}
