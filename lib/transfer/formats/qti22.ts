import { QTI_2_2 } from "../qti/dialect";
import { versionOf } from "../qti/likeness";
import { readQti } from "../qti/read-qti";
import { writePackage } from "../qti/write-package";
import type { TransferFormat } from "../transfer-format";

/** QTI 2.2, which most platforms that know QTI can read: a package (.zip) of one file for each question. Reads 2.1 and 3.0 as well. */
export const qti22: TransferFormat = {
  name: "qti22",
  label: "QTI 2.2",
  extensions: ["zip", "xml"],
  mediaType: "application/zip",
  looksLike: (bytes) => {
    const version = versionOf(bytes);
    return version === 2 ? "sure" : version === null ? "no" : "maybe";
  },
  read: readQti,
  write: (leaving) => writePackage(leaving, QTI_2_2),
};
