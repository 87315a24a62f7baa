/** The language of the screen: plurals, dates and numbers are written as it writes them. */
export const LANGUAGE = "en-GB";
