/**
 * Where a browser keeps what waits to be sent. `ownDevice` true: until it is sent; null (nobody asked yet): as long as the tab is open;
 * false: nowhere, null. Null also where the browser forbids it.
 */
export function storageFor(ownDevice: boolean | null): Storage | null {
  try {
    if (ownDevice === false) return null;
    return ownDevice ? window.localStorage : window.sessionStorage;
  } catch {
    return null;
  }
}
