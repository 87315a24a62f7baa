import { test } from "../fixtures";

/** Whether all there is to try is tried, as `npm run security` does; `npm test` tries a share of it. */
export const FULL = process.env.SECURITY_DOSE === "full";

/** So much of something, by whether it is the full dose. */
export const dose = <T>(full: T, short: T): T => (FULL ? full : short);

type Testing = (title: string, work: Parameters<typeof test>[2]) => void;

/** A test of the full dose alone: it takes its time, and parts of it are tested by themselves with every `npm test`. */
export const testInFull: Testing = FULL ? test : () => undefined;
