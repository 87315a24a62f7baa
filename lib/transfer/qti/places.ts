/** Decoded as an address; as it is where it is none. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Whether an address is one on another computer, or one of a whole: "http://…", "//host/…", "file:…", "C:\…". */
const isAbsolute = (address: string) => /^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(address);

/**
 * The name of the file in a package that an address means, when it stands in the file `from`. Null for addresses that lead out of the
 * package, and for those that are no places of files.
 */
export function placeOf(address: string, from: string): string | null {
  const path = decoded(address.trim().replace(/[?#].*$/s, ""));
  if (path === "" || isAbsolute(address.trim()) || isAbsolute(path) || path.includes("\\")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.length === 0 ? null : parts.join("/");
}
