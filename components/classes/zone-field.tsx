"use client";

import { useEffect, useRef } from "react";

/** Tells the server the time zone of this device with the form it stands in. */
export function ZoneField() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current) field.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return <input ref={field} type="hidden" name="zone" defaultValue="" />;
}
