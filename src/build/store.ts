/**
 * Results of actions, kept beyond any one project. Two kinds of things: small texts under keys, and contents under
 * their sha256. Everything may vanish at any time. A method may throw the host's errors; the caller then does without.
 */
export interface Store {
  readEntry(key: string): Promise<string | undefined>;
  writeEntry(key: string, text: string): Promise<void>;
  /** The bytes with that sha256; `undefined` when they are not there or what is there is damaged. */
  readObject(digest: string): Promise<Uint8Array | undefined>;
  /** Keeps a copy of the file, whose sha256 is `digest`. */
  writeObject(digest: string, path: string): Promise<void>;
  /** Called when a build ends: keeps the store within its bounds when that is due. */
  tidy(): Promise<void>;
}
