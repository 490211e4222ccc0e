import { rowHeight, TrackRow } from "./track-row";

/** Rows that are on their way. */
export function TrackListSkeleton() {
  return (
    <div aria-hidden>
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have nothing else to be known by
        <div key={index} className="px-2" style={{ height: rowHeight }}>
          <TrackRow
            row={undefined}
            number={index + 1}
            playing="no"
            onPlay={() => {}}
            menu={null}
            tabIndex={-1}
          />
        </div>
      ))}
    </div>
  );
}
