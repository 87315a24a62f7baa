import { hash32 } from "../random";
import type { Slot } from "./question";

const PARTS = ["a", "b", "c", "d"] as const;

/** A digest of any text: 26 letters and digits at most, the same on every machine. Not for secrets. */
export function digestOf(text: string): string {
  return PARTS.map((part) => hash32(`${part}|${text}|${part}`).toString(36).padStart(7, "0")).join("");
}

/** The id of a question: a digest of set, format, slot, sorted facts and variant, and of nothing else. */
export function questionId(slug: string, format: string, slot: Slot, factIds: readonly string[], variant: number): string {
  return digestOf(JSON.stringify([slug, format, slot, [...factIds].sort(byCodePoint), variant]));
}

/** Orders by code point, the same on every machine. */
export const byCodePoint = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
