/** What a command was seen to look at, with placeholders. */
export interface StoredSet {
  /** What it read, sorted. */
  readonly files: readonly string[];
  readonly folderLists: readonly (readonly string[])[];
  /** See `Absence`; `list` is a place in `folderLists`. */
  readonly absent: readonly (readonly [list: number, from: number, to: number, name: string])[];
}

/** Under a command's key: what such commands were seen to look at, newest first. */
export interface StoredManifest {
  readonly sets: readonly StoredSet[];
}

export interface StoredOutput {
  /** sha256 of the content. */
  readonly digest: string;
  /** Permission bits. */
  readonly mode: number;
}

/** Under a result's key: what the command made. */
export interface StoredResult {
  /** In the order the action declares them. */
  readonly outputs: readonly StoredOutput[];
  /** What it printed, with placeholders. */
  readonly text: string;
}

/** Sets kept per command. More are seen only when a command's files come and go with the state of others. */
const maximumSets = 8;

export function withSet(manifest: StoredManifest | undefined, set: StoredSet): StoredManifest {
  const name = JSON.stringify(set);
  const others = (manifest?.sets ?? []).filter((other) => JSON.stringify(other) !== name);
  return { sets: [set, ...others].slice(0, maximumSets) };
}

export function renderManifest(manifest: StoredManifest): string {
  return JSON.stringify({ manifest: 2, sets: manifest.sets });
}

export function renderResult(result: StoredResult): string {
  return JSON.stringify({ result: 1, outputs: result.outputs, text: result.text });
}

/** `undefined` for anything that is not a manifest, such as a damaged one. */
export function parseManifest(text: string): StoredManifest | undefined {
  const value = parseObject(text);
  if (value?.["manifest"] !== 2 || !Array.isArray(value["sets"])) return undefined;
  const sets: unknown[] = value["sets"];
  return sets.every(isStoredSet) ? { sets } : undefined;
}

/** `undefined` for anything that is not a result, such as a damaged one. */
export function parseResult(text: string): StoredResult | undefined {
  const value = parseObject(text);
  if (value?.["result"] !== 1 || typeof value["text"] !== "string" || !Array.isArray(value["outputs"])) {
    return undefined;
  }
  const outputs: unknown[] = value["outputs"];
  return outputs.every(isStoredOutput) ? { outputs, text: value["text"] } : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isStoredSet(value: unknown): value is StoredSet {
  if (typeof value !== "object" || value === null) return false;
  const { files, folderLists, absent } = value as Partial<Record<keyof StoredSet, unknown>>;
  if (!isStringList(files) || !Array.isArray(folderLists) || !Array.isArray(absent)) return false;
  return folderLists.every(isStringList) && absent.every((item) => isStoredAbsence(item, folderLists));
}

function isStoredAbsence(value: unknown, lists: readonly (readonly string[])[]): boolean {
  if (!Array.isArray(value)) return false;
  const [list, from, to, name] = value as unknown[];
  if (![list, from, to].every(Number.isInteger) || typeof name !== "string") return false;
  return (from as number) >= 0 && (to as number) <= (lists[list as number]?.length ?? -1);
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isStoredOutput(value: unknown): value is StoredOutput {
  if (typeof value !== "object" || value === null) return false;
  const { digest, mode } = value as Partial<Record<keyof StoredOutput, unknown>>;
  return typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest) && typeof mode === "number";
}
