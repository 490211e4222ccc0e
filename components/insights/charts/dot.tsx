/** A value as the size and the strength of a mark, so that nobody needs to tell colors apart. */
export function Dot({ share, title }: { share: number; title: string }) {
  const size = share > 0 ? 25 + 75 * Math.sqrt(share) : 0;
  return (
    <span title={title} className="grid aspect-square place-items-center rounded-[2px] bg-sunken">
      <span
        className="block rounded-[2px] bg-accent"
        style={{ width: `${size}%`, height: `${size}%`, opacity: 0.45 + 0.55 * share }}
      />
    </span>
  );
}
