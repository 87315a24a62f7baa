import type { SVGProps } from "react";

// Drawn here, on a field of 24: a page carries only what it shows.
const PATHS = {
  right: "M5 12.5l4.5 4.5L19 7",
  wrong: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  problem: "M12 8v5M12 16.5v.01M12 3.5l9 16H3z",
  note: "M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  waiting: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  next: "M5 12h14M13 6l6 6-6 6",
  back: "M19 12H5M11 6l-6 6 6 6",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  flag: "M6 21V4M6 5h11l-2.5 4L17 13H6",
  close: "M6 6l12 12M18 6L6 18",
  sound: "M4 9.5v5h3.5L12 18V6L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  edit: "M4 20h4L19 9l-4-4L4 16z",
  add: "M12 5v14M5 12h14",
  menu: "M4 7h16M4 12h16M4 17h16",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  pause: "M9 6v12M15 6v12",
} as const;

/** Arrows that point to what comes before or after, which is the other way where lines run from right to left. */
const WITH_THE_LINE: readonly string[] = ["next", "back"];

export type IconName = keyof typeof PATHS;

/** A small picture beside a word; it says nothing by itself and is not read out. */
export function Icon({ name, className = "", ...rest }: { name: IconName } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.15em"
      height="1.15em"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={WITH_THE_LINE.includes(name) ? `${className} rtl:-scale-x-100` : className}
      {...rest}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
