import { Icon } from "./icon";

/** How saving stands, said at the foot of the window while one goes on; nothing while the text is empty. */
export function SaveStatus({ text, saved }: { text: string; saved: boolean }) {
  return (
    <p role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-10 grid justify-items-center">
      {text && (
        <span className="inline-flex items-center gap-2 rounded-full border border-line-strong bg-card px-4 py-1.5 text-small font-[650]">
          {saved && <Icon name="right" className="text-correct" />}
          {text}
        </span>
      )}
    </p>
  );
}
