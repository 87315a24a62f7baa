import { isPackage } from "../anki/package";
import { readAnki } from "../anki/read";
import { writeAnki } from "../anki/write";
import { looksZipped, openArchive } from "../archive";
import type { Likeness, TransferFormat } from "../transfer-format";

function looksLike(bytes: Uint8Array): Likeness {
  const archive = looksZipped(bytes) ? openArchive(bytes) : null;
  if (archive?.ok) return isPackage(archive.value.names) ? "sure" : "no";
  return archive ? "maybe" : "no";
}

/** Decks of Anki (docs/transfer/anki.md): packages of either layout are read; written is the old one, which every Anki opens. */
export const anki: TransferFormat = {
  name: "anki",
  label: "Anki deck",
  extensions: ["apkg", "colpkg"],
  mediaType: "application/zip",
  looksLike,
  read: readAnki,
  write: writeAnki,
};
