import fc from "fast-check";

// The same commit passes or fails the same way every time: the seed is fixed, and `FAST_CHECK_SEED=…` (a number, or "random") looks
// elsewhere.
const asked = process.env.FAST_CHECK_SEED;
if (asked !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20250311) });
