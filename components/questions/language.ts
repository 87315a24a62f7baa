/** How dates and numbers are written. Not read from messages/, which would bring every word of the app into the page. */
export const LANGUAGE = "en-GB";
