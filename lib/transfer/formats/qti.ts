import { QTI_3_0 } from "../qti/dialect";
import { versionOf } from "../qti/likeness";
import { readQti } from "../qti/read-qti";
import { writePackage } from "../qti/write-package";
import type { TransferFormat } from "../transfer-format";

/** QTI 3.0, for platforms of today: a package (.zip) of one file for each question. Reads 2.1 and 2.2 as well. */
export const qti: TransferFormat = {
  name: "qti",
  label: "QTI 3.0",
  extensions: ["zip", "xml"],
  mediaType: "application/zip",
  looksLike: (bytes) => {
    const version = versionOf(bytes);
    return version === 3 ? "sure" : version === null ? "no" : "maybe";
  },
  read: readQti,
  write: (leaving) => writePackage(leaving, QTI_3_0),
};
