/** How much of something is done. `label` says it in words, for those who do not see the bar. */
export function Progress({ value, max, label, className = "" }: { value: number; max: number; label: string; className?: string }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={`h-1.5 overflow-hidden rounded-full bg-line forced-colors:border ${className}`}
    >
      <div className="h-full rounded-full bg-accent forced-colors:bg-[Highlight]" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
