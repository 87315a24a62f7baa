import type { ScorePoint } from "@/lib/charts/scores-over-time";

type ScoreLineProps = {
  points: readonly ScorePoint[];
  label: string;
  /** What stands at 1, one half and 0. */ marks: readonly [string, string, string];
  className?: string;
};

const HEIGHT = 140;
const TOP = 10;
const place = (y: number) => TOP + (1 - y) * (HEIGHT - 2 * TOP);
const across = (x: number) => `${1 + x * 98}%`;

/** Scores as a line with a dot each. It stretches with the page and needs no script; the same numbers stand in a table beside it. */
export function ScoreLine({ points, label, marks, className = "" }: ScoreLineProps) {
  return (
    <div className={`flex gap-2 ${className}`}>
      <div aria-hidden="true" className="relative w-12 shrink-0 text-end text-tiny text-soft" style={{ height: HEIGHT }}>
        {marks.map((mark, i) => (
          <span key={mark} className="absolute end-0 -translate-y-1/2" style={{ top: place(1 - i / 2) }}>
            {mark}
          </span>
        ))}
      </div>
      <svg role="img" aria-label={label} width="100%" height={HEIGHT} className="min-w-0 overflow-visible">
        {[1, 0.5, 0].map((y) => (
          <line key={y} x1="0%" x2="100%" y1={place(y)} y2={place(y)} className="stroke-line" strokeWidth="1" />
        ))}
        {points.slice(1).map((point, i) => (
          <line
            key={point.id}
            x1={across(points[i]!.x)}
            y1={place(points[i]!.y)}
            x2={across(point.x)}
            y2={place(point.y)}
            className="stroke-accent"
            strokeWidth="2.5"
            strokeLinecap="round"
          />
        ))}
        {points.map((point) => (
          <circle
            key={point.id}
            cx={across(point.x)}
            cy={place(point.y)}
            r={points.length > 40 ? 2.5 : 5}
            className="fill-accent stroke-paper"
            strokeWidth="1.5"
          />
        ))}
      </svg>
    </div>
  );
}
