import { hash, pick, type Random, randomInt, seededRandom } from "../random";

type Palette = {
  gradientStart: string;
  gradientEnd: string;
  shapes: readonly [string, string, string];
};

type Motif = (random: Random, palette: Palette) => string;

const motifs: readonly Motif[] = [rings, tiles, hills, stripes, petals, levelBars];

/** Draws a square cover, always the same one for an id. */
export function coverSvg(id: string, size: number): string {
  const seed = hash(`cover ${id}`);
  const random = seededRandom(seed);
  const palette = makePalette(random);
  const motif = pick(random, motifs);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="${size}" height="${size}"><defs><linearGradient id="b" x1="0" y1="0" x2="${random() < 0.5 ? 1 : 0}" y2="1"><stop stop-color="${palette.gradientStart}"/><stop offset="1" stop-color="${palette.gradientEnd}"/></linearGradient></defs><rect width="320" height="320" fill="url(#b)"/>${motif(random, palette)}</svg>`;
}

/** Picks a hue for the background, and a neighboring and an opposite hue for the shapes. */
function makePalette(random: Random): Palette {
  const hue = randomInt(random, 360);
  const isLight = random() < 0.4;
  const oppositeHue = hue + pick(random, [150, 180, 210, 120]);
  return {
    gradientStart: `hsl(${hue} ${isLight ? 48 : 52}% ${isLight ? 82 : 34}%)`,
    gradientEnd: `hsl(${hue + 24} ${isLight ? 55 : 60}% ${isLight ? 68 : 16}%)`,
    shapes: [
      `hsl(${oppositeHue % 360} 70% ${isLight ? 52 : 62}%)`,
      `hsl(${(hue + 40) % 360} 65% ${isLight ? 44 : 72}%)`,
      isLight ? `hsl(${hue} 45% 22%)` : `hsl(${hue} 40% 92%)`,
    ],
  };
}

function rings(random: Random, { shapes }: Palette): string {
  const x = 60 + randomInt(random, 200);
  const y = 60 + randomInt(random, 200);
  const gap = 18 + randomInt(random, 22);
  return Array.from({ length: 9 }, (_, index) => {
    const color = shapes[index % 3];
    return `<circle cx="${x}" cy="${y}" r="${14 + index * gap}" fill="none" stroke="${color}" stroke-width="${index % 3 === 0 ? 9 : 4}" opacity="${(1 - index * 0.08).toFixed(2)}"/>`;
  }).join("");
}

/** Draws randomly turned quarter circles in a grid. */
function tiles(random: Random, { shapes }: Palette): string {
  const count = pick(random, [3, 4]);
  const side = 320 / count;
  return Array.from({ length: count * count }, (_, index) => {
    if (random() < 0.2) return "";
    const x = (index % count) * side;
    const y = Math.floor(index / count) * side;
    const turn = randomInt(random, 4) * 90;
    return `<path d="M0 0H${side}A${side} ${side} 0 0 1 0 ${side}Z" fill="${pick(random, shapes)}" transform="translate(${x} ${y}) rotate(${turn} ${side / 2} ${side / 2})"/>`;
  }).join("");
}

/** Draws a sun over hills. */
function hills(random: Random, { shapes }: Palette): string {
  const sun = `<circle cx="${70 + randomInt(random, 180)}" cy="${70 + randomInt(random, 70)}" r="${28 + randomInt(random, 34)}" fill="${shapes[0]}"/>`;
  const lines = Array.from({ length: 4 }, (_, index) => {
    const y = 150 + index * 42;
    const first = y - 50 + randomInt(random, 80);
    const second = y - 50 + randomInt(random, 80);
    return `<path d="M0 ${y}C90 ${first} 200 ${second} 320 ${y - 20 + randomInt(random, 40)}V320H0Z" fill="${shapes[1]}" opacity="${(0.25 + index * 0.2).toFixed(2)}"/>`;
  });
  return sun + lines.join("");
}

function stripes(random: Random, { shapes }: Palette): string {
  const angle = pick(random, [18, 35, 45, 62, 90]);
  const bars = Array.from({ length: 7 }, (_, index) => {
    const width = 8 + randomInt(random, 34);
    return `<rect x="${-120 + index * 84}" y="-200" width="${width}" height="720" fill="${shapes[index % 3]}" opacity="${index % 2 ? 0.9 : 0.65}"/>`;
  });
  return `<g transform="rotate(${angle} 160 160)">${bars.join("")}</g>`;
}

function petals(random: Random, { shapes }: Palette): string {
  const count = pick(random, [5, 6, 8, 12]);
  const reach = 90 + randomInt(random, 50);
  const leaves = Array.from({ length: count }, (_, index) => {
    const turn = (360 / count) * index;
    return `<ellipse cx="160" cy="${160 - reach / 2}" rx="${reach / 3.2}" ry="${reach / 1.7}" fill="${shapes[index % 2]}" opacity=".78" transform="rotate(${turn} 160 160)"/>`;
  });
  return `${leaves.join("")}<circle cx="160" cy="160" r="${reach / 4}" fill="${shapes[2]}"/>`;
}

/** Draws bars of different heights, like a level meter. */
function levelBars(random: Random, { shapes }: Palette): string {
  const count = pick(random, [6, 8, 10]);
  const width = 280 / count;
  return Array.from({ length: count }, (_, index) => {
    const height = 40 + randomInt(random, 200);
    return `<rect x="${20 + index * width}" y="${(320 - height) / 2}" width="${width * 0.62}" height="${height}" rx="${width * 0.31}" fill="${shapes[index % 3]}"/>`;
  }).join("");
}
