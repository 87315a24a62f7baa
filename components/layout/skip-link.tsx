/** The first stop of the Tab key: past what stands above, to what the page is about. */
export function SkipLink({ text }: { text: string }) {
  return (
    <a
      href="#main"
      className="sr-only rounded-press bg-accent px-4 py-2 font-[650] text-accent-ink focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-20"
    >
      {text}
    </a>
  );
}
