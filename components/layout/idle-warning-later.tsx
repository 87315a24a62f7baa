"use client";

import { lazy, Suspense, type ComponentProps } from "react";

const Warning = lazy(() => import("./idle-warning").then(({ IdleWarning }) => ({ default: IdleWarning })));

/** The warning of a shared device, whose code comes only where it is one. */
export function IdleWarning(props: ComponentProps<typeof Warning>) {
  return (
    <Suspense>
      <Warning {...props} />
    </Suspense>
  );
}
