import { test } from "./fixtures";

/** Says how many inputs this test has tried so far: `npm run security` adds them up. */
export function tellTried(count: number): void {
  test.info().annotations.push({ type: "tried", description: String(count) });
}
