/**
 * The path to go on to, when it is one of our own: never another address, whatever was written into the link. `fallback` otherwise.
 * Only letters that cannot be read as anything but a path are let through.
 */
export function safePath(next: unknown, fallback: string): string {
  if (typeof next !== "string" || next.length > 500) return fallback;
  return /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/|(?=\?|$)))*(?:\?[A-Za-z0-9_=&.,%-]*)?$/.test(next) ? next : fallback;
}
