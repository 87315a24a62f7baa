import { dictionary } from "@zxcvbn-ts/language-common";

/**
 * Passwords that turned up most often where passwords were stolen, commonest first, in lower case: 49,000, of which 18,000 are long enough
 * to be chosen here.
 */
export const COMMON_PASSWORDS: readonly string[] = dictionary["passwords-common"];

const listed = new Set(COMMON_PASSWORDS);

/** Whether the text, in lower case, is on that list. */
export const isListedPassword = (text: string): boolean => listed.has(text);
