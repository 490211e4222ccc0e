/** The part of yauzl 3 that Tonearm uses; the published types are of version 2. */
declare module "yauzl" {
  import type { Readable } from "node:stream";

  export type Entry = {
    fileName: string;
    uncompressedSize: number;
    compressedSize: number;
    isEncrypted(): boolean;
  };
  export type ZipFile = {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  };
  export function fromFdPromise(
    file: number,
    options: { lazyEntries: boolean; autoClose: boolean },
  ): Promise<ZipFile>;
}
