import type { ReactNode } from "react";

/** A mark on an axis: where (0 to 1, from the left or from below) and what stands there. */
export type Tick = { at: number; text: string };

type PlotProps = {
  /** Says in words what the picture shows. */ label: string;
  yTicks: readonly Tick[];
  xTicks: readonly Tick[];
  height?: number;
  /** SVG in a field of 100 by 100, y downwards. */ children: ReactNode;
};

/** How a share of the field from 0 (left, below) to 1 is drawn. */
export const across = (share: number): number => share * 100;
export const upwards = (share: number): number => (1 - share) * 100;

/** A point of this width however the field is stretched. */
export const dot = (x: number, y: number): string => `M${across(x)} ${upwards(y)}h0`;

/** What stands between the ends gives way where the field is too narrow for all. */
const side = (at: number) => (at < 0.1 ? "translate-x-0" : at > 0.9 ? "-translate-x-full" : "-translate-x-1/2 @max-[12rem]:hidden");

/**
 * The field of a chart with its axes, from left to right in every language. It stretches with the page and needs no script: the texts stand
 * beside it in their own size. Lines need `vectorEffect="non-scaling-stroke"`.
 */
export function Plot({ label, yTicks, xTicks, height = 180, children }: PlotProps) {
  return (
    <div dir="ltr" className="grid grid-cols-1 gap-1 pt-2">
      <div className="flex gap-2">
        <div aria-hidden="true" className="relative w-11 shrink-0 text-end text-tiny text-soft" style={{ height }}>
          {yTicks.map(({ at, text }) => (
            <span key={text} className="absolute end-0 -translate-y-1/2 leading-none whitespace-nowrap" style={{ top: `${upwards(at)}%` }}>
              {text}
            </span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={label}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          width="100%"
          height={height}
          className="min-w-0 overflow-visible"
        >
          {yTicks.map(({ at, text }) => (
            <line
              key={text}
              x1="0"
              x2="100"
              y1={upwards(at)}
              y2={upwards(at)}
              vectorEffect="non-scaling-stroke"
              className="stroke-line"
              strokeWidth="1"
            />
          ))}
          {children}
        </svg>
      </div>
      <div aria-hidden="true" className="@container relative ms-13 h-5 text-tiny text-soft">
        {xTicks.map(({ at, text }) => (
          <span
            key={`${at} ${text}`}
            className={`absolute top-0 leading-none whitespace-nowrap ${side(at)}`}
            style={{ left: `${across(at)}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
