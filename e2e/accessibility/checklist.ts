import { appendFileSync } from "node:fs";
import { expect } from "../fixtures";
import POINTS from "./points.json" with { type: "json" };

// The forty points that a page is looked at for. Each check says its point, so that `npm run accessibility` can count them; a test outside
// this folder that is a check of a point carries the tag "@point-N".

/** Where each check is noted as a line of JSON, for whoever counts them. */
const record = process.env.ACCESSIBILITY_RECORD;

/** Whether everything is looked at, or the few pages that `npm test` has time for. */
export const isWhole = process.env.ACCESSIBILITY === "whole";

const only = (process.env.ACCESSIBILITY_ONLY ?? "").split(",").filter(Boolean).map(Number);

/** Whether any of these points is asked for. */
export const wants = (...points: number[]): boolean => only.length === 0 || points.some((point) => only.includes(point));

/** One check of a point at a place: it fails when anything was found, and what was found says where. */
export function check(point: number, where: string, found: readonly string[]): void {
  if (record) appendFileSync(record, `${JSON.stringify({ point, where, found })}\n`);
  expect.soft([...found], `point ${point} (${POINTS[point - 1]}), ${where}`).toEqual([]);
}

/** The same for something that holds or does not. */
export const checkThat = (point: number, where: string, holds: boolean): void => check(point, where, holds ? [] : ["not so"]);

/** The tags of a test, for whoever asks for one point. */
export const points = (...all: number[]): { tag: string[] } => ({ tag: all.map((point) => `@point-${point}`) });
