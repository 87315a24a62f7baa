/**
 * An object with these keys, as `Object.fromEntries` has it, for keys that hardly any other object has, such as ids: the engine remembers a
 * shape for each order of keys that it meets, which costs several times as much as the object. This one is filled while it is a mere
 * dictionary.
 */
export function recordOf<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const record = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) record[key] = value;
  return Object.setPrototypeOf(record, Object.prototype) as Record<string, T>;
}
