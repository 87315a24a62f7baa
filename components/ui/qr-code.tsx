import { encode } from "uqr";

/** Black squares as one path: a run of a row is one rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs = rows.flatMap((row, y) => {
    const starts = row.flatMap((isBlack, x) => (isBlack && !row[x - 1] ? [x] : []));
    return starts.map((x) => {
      const length = row.slice(x).findIndex((isBlack) => !isBlack);
      return `M${x} ${y}h${length < 0 ? row.length - x : length}v1H${x}z`;
    });
  });
  return runs.join("");
}

type QrCodeProps = {
  /** What a telephone reads from it: an address. */
  text: string;
  /** What it is, for whoever does not see it. */
  label: string;
  className?: string;
};

/**
 * A code to point a camera at, with the quiet border that cameras need. Dark on white whatever the colours of the page: cameras want that
 * too.
 */
export function QrCode({ text, label, className = "" }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className={`h-auto ${className}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}
