"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** Sends the form it stands in. While that is under way it cannot be pressed again, but keeps the focus. */
export function SubmitButton({ children, busy, ...rest }: ComponentProps<typeof Button> & { busy?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : rest.onClick?.(event))}
    >
      {pending && busy ? busy : children}
    </Button>
  );
}
