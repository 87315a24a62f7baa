import { percent } from "@/lib/words";
import { language } from "@/messages/language";

/** A figure with at most two decimals, or the word for none. */
export const figure = (value: number | null, none: string): string =>
  value === null ? none : new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);

/** A share from 0 to 1 in percent, or the word for none. */
export const shareText = (value: number | null, none: string): string => (value === null ? none : percent(language(), value));

/** How many of a half, where several who stand in the middle count for both in part. */
export const countText = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value);
