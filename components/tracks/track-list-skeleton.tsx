import { rowHeight, TrackRow } from "./track-row";

/** Placeholder of a list of tracks. */
export function TrackListSkeleton() {
  return (
    <div aria-hidden>
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other key
        <div key={index} className="px-2" style={{ height: rowHeight }}>
          <TrackRow
            row={undefined}
            number={index + 1}
            playback="none"
            onPlay={() => {}}
            menu={null}
            tabIndex={-1}
          />
        </div>
      ))}
    </div>
  );
}
