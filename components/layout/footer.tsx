import Link from "next/link";
import type { Messages } from "@/messages";

/** The foot of every page, with help in the same place. */
export function Footer({ words }: { words: Messages["layout"] }) {
  return (
    <footer className="mt-auto border-t border-line print:hidden">
      <div className="wide flex flex-wrap items-center gap-x-6 gap-y-1 py-4 text-small text-soft">
        <p className="me-auto">{words.footer}</p>
        <nav aria-label={words.footerNavigation} className="flex flex-wrap gap-x-4">
          <Link href="/account" prefetch={false} className="inline-flex min-h-11 items-center text-soft hover:text-ink">
            {words.yourData}
          </Link>
          <Link href="/accessibility" prefetch={false} className="inline-flex min-h-11 items-center text-soft hover:text-ink">
            {words.accessibility}
          </Link>
        </nav>
      </div>
    </footer>
  );
}
