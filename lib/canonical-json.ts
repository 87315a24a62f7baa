/** The value without fields that are undefined, keys in code-point order all the way down. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]));
}

/** The same JSON for equal content, in whatever order its keys came: what digests are taken of. */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value)) ?? "null";
