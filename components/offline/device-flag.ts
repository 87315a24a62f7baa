/**
 * Says, without opening anything, that something may wait on this device: a page on which nothing waits need not load what sends it, nor
 * the database it waits in.
 */
const FLAG = "footing.device";

/** Whether something may be on this device; false for certain where nothing is. */
export function mayHoldSomething(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}

/** Notes that something is on this device. Throws where the browser keeps nothing. */
export const noteHolding = (): void => localStorage.setItem(FLAG, "1");

/** Notes that nothing is on this device any more. */
export const noteEmpty = (): void => localStorage.removeItem(FLAG);
