"use client";

import { useRef, useState, type PointerEvent } from "react";

/** So far a card must be drawn to the side, in CSS pixels. */
const FAR_ENOUGH = 96;

/** Drawing a card to the left or the right by touch. `offset` is how far it has been drawn, 0 while it lies still. */
export function useSwipe(enabled: boolean, onSwipe: (side: "left" | "right") => void) {
  const [offset, setOffset] = useState(0);
  const from = useRef<{ x: number; y: number; id: number } | null>(null);

  const drawn = (event: PointerEvent): number => {
    if (from.current?.id !== event.pointerId) return 0;
    const across = event.clientX - from.current.x;
    const down = event.clientY - from.current.y;
    return Math.abs(across) > Math.abs(down) * 1.5 ? across : 0;
  };
  const end = () => {
    from.current = null;
    setOffset(0);
  };

  return {
    offset,
    /** Whether letting go now would do it. */
    side: Math.abs(offset) < FAR_ENOUGH ? null : offset < 0 ? ("left" as const) : ("right" as const),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (enabled && event.pointerType === "touch" && event.isPrimary)
          from.current = { x: event.clientX, y: event.clientY, id: event.pointerId };
      },
      onPointerMove: (event: PointerEvent) => {
        if (from.current) setOffset(drawn(event));
      },
      onPointerUp: (event: PointerEvent) => {
        const across = drawn(event);
        end();
        if (Math.abs(across) >= FAR_ENOUGH) onSwipe(across < 0 ? "left" : "right");
      },
      onPointerCancel: end,
    },
  };
}
