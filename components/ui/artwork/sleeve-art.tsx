import { memo, type ReactNode } from "react";

/** Pairs of colors: background and figure. */
const colorPairs = [
  ["#c8492a", "#f3dfc1"],
  ["#20352f", "#e2b659"],
  ["#e0a83f", "#3a2018"],
  ["#3b2533", "#e88a6a"],
  ["#e9dcc3", "#b53d22"],
  ["#5c6b3f", "#f0e2b6"],
  ["#27201d", "#d9793f"],
  ["#8d2f2b", "#efc9a1"],
  ["#d7c6a5", "#2f4a4a"],
  ["#2e4350", "#eac9a0"],
] as const;

/** FNV-1a with a final mix, so that similar names get different art. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}

const patterns: ((figure: string, seed: number) => ReactNode)[] = [
  // Sun behind stripes.
  (figure, seed) => (
    <>
      <circle cx={30 + (seed % 40)} cy="50" r="34" fill={figure} />
      {[56, 64, 73, 83].map((y, index) => (
        <rect key={y} x="0" y={y} width="100" height={2 + index * 1.5} className="fill-[var(--ground)]" />
      ))}
    </>
  ),
  // Grooves around a corner.
  (figure, seed) => (
    <g fill="none" stroke={figure} strokeWidth="5" transform={`rotate(${(seed % 4) * 90} 50 50)`}>
      {[16, 32, 48, 64, 80, 96].map(r => (
        <circle key={r} cx="0" cy="100" r={r} />
      ))}
    </g>
  ),
  // Quarter turns.
  (figure, seed) => (
    <g fill={figure}>
      {[0, 1, 2, 3].map(cell => (
        <path
          key={cell}
          d="M0 0h50a50 50 0 0 1-50 50z"
          transform={`translate(${(cell % 2) * 50} ${cell > 1 ? 50 : 0}) rotate(${((seed >> (cell * 2)) % 4) * 90} 25 25)`}
        />
      ))}
    </g>
  ),
  // Level meter.
  (figure, seed) => (
    <g fill={figure}>
      {[0, 1, 2, 3, 4, 5, 6].map(bar => {
        const height = 18 + ((seed >> (bar * 3)) % 8) * 9;
        return <rect key={bar} x={9 + bar * 12} y={90 - height} width="8" height={height} />;
      })}
    </g>
  ),
  // Record half out of its sleeve.
  (figure, seed) => (
    <g transform={`rotate(${(seed % 4) * 90} 50 50)`}>
      <circle cx="50" cy="100" r="62" fill={figure} />
      <circle cx="50" cy="100" r="24" className="fill-[var(--ground)]" />
      <circle cx="50" cy="100" r="6" fill={figure} />
    </g>
  ),
  // Waves.
  (figure, seed) => (
    <g fill="none" stroke={figure} strokeWidth="6" transform={`rotate(${(seed % 2) * 90} 50 50)`}>
      {[10, 28, 46, 64, 82].map(y => (
        <path key={y} d={`M-10 ${y}q15 ${8 + (seed % 10)} 30 0t30 0 30 0 30 0`} />
      ))}
    </g>
  ),
];

/** Generated two-color cover for music without an image. The same name always gets the same art. */
export const SleeveArt = memo(function SleeveArt({ name }: { name: string }) {
  const seed = hash(name);
  const [background, figure] = colorPairs[seed % colorPairs.length] ?? colorPairs[0];
  const pattern = patterns[(seed >>> 8) % patterns.length];
  return (
    <svg
      viewBox="0 0 100 100"
      className="size-full"
      style={{ background, ["--ground" as string]: background }}
      aria-hidden="true"
    >
      {pattern?.(figure, seed >>> 4)}
    </svg>
  );
});
