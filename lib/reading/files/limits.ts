/** The longest article that is read, in UTF-16 units: some forty pages. A longer one is cut by the person, not by us. */
export const MOST_CHARACTERS = 200_000;

/** The largest file, in bytes. */
export const MOST_BYTES = 10_000_000;

/** So much may one part of a packed file become. */
export const MOST_UNPACKED = 20_000_000;

/** The most pages of a PDF that are read. */
export const MOST_PAGES = 150;
