/** Number and size of the values of all people. */
export type StoredSize = { entries: number; bytes: number };

/** JSON values of one person that expire, shared by all processes of the instance. */
export type PersonValues = {
  /** Returns the values that have not expired. */
  read(userId: string, keys: string[]): Promise<Map<string, unknown>>;
  /** Stores values that expire after some seconds. */
  write(userId: string, values: Map<string, unknown>, seconds: number): Promise<void>;
  /** Takes the lease of a key for some seconds. @returns false if somebody else has it */
  lease(userId: string, key: string, seconds: number): Promise<boolean>;
  /** Ends a lease early. */
  release(userId: string, key: string): Promise<void>;
  /** Deletes all values of the person. */
  forget(userId: string): Promise<void>;
  size(): Promise<StoredSize>;
};
