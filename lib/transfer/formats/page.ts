import { pageOfSet } from "../page/page-of-set";
import type { TransferFormat } from "../transfer-format";

/** A plain HTML page of a set, made for printing. */
export const page: TransferFormat = {
  name: "page",
  label: "Page for printing (HTML)",
  extensions: ["html"],
  mediaType: "text/html",
  write: async (leaving) => pageOfSet(leaving),
};
