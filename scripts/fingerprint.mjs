// One digest over files: what a step was made from, so that it is made again only when that has changed.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const LEFT_OUT = /(^|[\\/])(node_modules|generated|\.[^\\/]*)$|\.(test|spec)\.[a-z]+$/;

/** SHA-256 over the names and contents of files and folders, and over any further words; missing ones count as empty. */
export function fingerprint(paths, ...words) {
  const digest = createHash("sha256");
  const add = (name) => {
    const found = statSync(name, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const entry of readdirSync(name).sort()) if (!LEFT_OUT.test(entry)) add(path.join(name, entry));
    } else {
      digest
        .update(`${name.split(path.sep).join("/")}\0`)
        .update(readFileSync(name))
        .update("\0");
    }
  };
  for (const name of paths) add(name);
  return digest.update(words.join("\0")).digest("hex");
}
