"use client";

import { Button } from "../ui/button";

/** Opens the printing of the browser. */
export function PrintButton({ text }: { text: string }) {
  return <Button onClick={() => window.print()}>{text}</Button>;
}
