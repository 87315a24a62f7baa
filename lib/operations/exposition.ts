/** Names of labels and their values. */
export type Labels = Readonly<Record<string, string>>;

/** One series: the labels that tell it from others of the family, and its value. */
export type Sample = { labels: Labels; value: number };

/** One series of a histogram: how many observations were at most each of the family's bounds, how many in all, and their sum. */
export type Histogram = { labels: Labels; counts: readonly number[]; count: number; sum: number };

/** Series of one name, as a reader of metrics takes them. `bounds` are the upper ends of the buckets, rising. */
export type Family =
  | { name: string; help: string; type: "counter" | "gauge"; samples: readonly Sample[] }
  | { name: string; help: string; type: "histogram"; bounds: readonly number[]; histograms: readonly Histogram[] };

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
const quoted = (text: string) => `"${escaped(text).replaceAll('"', '\\"')}"`;

function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : "-Inf";
}

function line(name: string, labels: Labels, value: number): string {
  const inside = Object.entries(labels).map(([key, text]) => `${key}=${quoted(text)}`);
  return `${name}${inside.length > 0 ? `{${inside.join(",")}}` : ""} ${numberText(value)}`;
}

function histogramLines(name: string, bounds: readonly number[], { labels, counts, count, sum }: Histogram): string[] {
  const buckets = bounds.map((bound, i) => line(`${name}_bucket`, { ...labels, le: numberText(bound) }, counts[i] ?? 0));
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: "+Inf" }, count),
    line(`${name}_sum`, labels, sum),
    line(`${name}_count`, labels, count),
  ];
}

function linesOf(family: Family): string[] {
  const head = [`# HELP ${family.name} ${escaped(family.help)}`, `# TYPE ${family.name} ${family.type}`];
  if (family.type === "histogram") return [...head, ...family.histograms.flatMap((one) => histogramLines(family.name, family.bounds, one))];
  return [...head, ...family.samples.map(({ labels, value }) => line(family.name, labels, value))];
}

/** Families in the text format of Prometheus, version 0.0.4. */
export const exposition = (families: readonly Family[]): string =>
  families
    .flatMap(linesOf)
    .map((text) => `${text}\n`)
    .join("");
