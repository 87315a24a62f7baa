"use client";

import { createContext, useContext, useEffect, useState, type ReactNode } from "react";

type Busy = { isBusy: boolean; say: (isBusy: boolean) => void };

const PlanBusy = createContext<Busy>({ isBusy: false, say: () => {} });

/** Lets the parts of a plan know of one another: while one is worked out anew, nothing is stored that nobody has seen. */
export function PlanTogether({ children }: { children: ReactNode }) {
  const [isBusy, say] = useState(false);
  return <PlanBusy.Provider value={{ isBusy, say }}>{children}</PlanBusy.Provider>;
}

/** Whether a part of the plan is worked out anew. */
export const useIsPlanBusy = (): boolean => useContext(PlanBusy).isBusy;

/** Says that a part of the plan is worked out anew, as long as it is. */
export function useSayPlanBusy(isBusy: boolean): void {
  const { say } = useContext(PlanBusy);
  useEffect(() => {
    say(isBusy);
    return () => say(false);
  }, [isBusy, say]);
}
