/** The sign of the house: lines of text, one of them marked, on a footing. */
export function Mark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" strokeLinecap="round" aria-hidden="true" className={className}>
      <path d="M5 4v16" className="stroke-accent" strokeWidth="3" />
      <path d="M9 17h8" className="stroke-marker" strokeWidth="5" strokeLinecap="butt" />
      <path d="M10 7h9M10 12h9M10 17h6" stroke="currentColor" strokeWidth="2.4" />
    </svg>
  );
}
