import type { Language } from "./languages";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ["normal", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const SPACINGS = ["normal", "wide"] as const;
export type Spacing = (typeof SPACINGS)[number];

/** By what a time limit is multiplied; null is no limit at all. */
export const TIME_MULTIPLIERS = [1, 1.25, 1.5, 2, null] as const;
export type TimeMultiplier = (typeof TIME_MULTIPLIERS)[number];

/** What a person set for themselves. */
export type Settings = {
  /** The language of the screen; null for the one the browser asks for. */
  language: Language | null;
  theme: Theme;
  textSize: TextSize;
  spacing: Spacing;
  /** Whether there is a button that reads aloud with the browser's voice. */
  readAloud: boolean;
  /** Whether single keys answer and go on. */
  shortcuts: boolean;
  timeMultiplier: TimeMultiplier;
  /** Whether this is the person's own device; null while nobody asked. */
  ownDevice: boolean | null;
};

/** The settings of somebody who set nothing. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  theme: "system",
  textSize: "normal",
  spacing: "normal",
  readAloud: false,
  shortcuts: true,
  timeMultiplier: 1,
  ownDevice: null,
};
