import Link from "next/link";
import type { ReactNode } from "react";
import type { Messages } from "@/messages";

type StatementProps = {
  words: Messages["accessibility"];
  /** How whoever runs the server is reached; null where they did not say. */
  contact: { text: string; href: string } | null;
};

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1.5 ps-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-3 border-t border-line pt-6">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Contact({ words, contact }: StatementProps) {
  if (!contact) return <p>{words.tellSomebody}</p>;
  const [before, after] = words.tell.split("{contact}");
  return (
    <p>
      {before}
      <a href={contact.href} className="link">
        {contact.text}
      </a>
      {after}
    </p>
  );
}

/** What is done for everybody, what was checked, and what is not well yet. */
export function AccessibilityStatement({ words, contact }: StatementProps) {
  return (
    <div className="grid gap-8">
      <div className="grid gap-2">
        <h1>{words.title}</h1>
        <p className="text-soft">{words.lead}</p>
      </div>
      <Part title={words.aimTitle}>
        <p>{words.aim}</p>
      </Part>
      <Part title={words.doTitle}>
        <List lines={[words.doKeys, words.doDrag, words.doLook, words.doTime, words.doRead]} />
        <Link href="/settings" prefetch={false} className="link inline-flex min-h-11 items-center">
          {words.toSettings}
        </Link>
      </Part>
      <Part title={words.checkedTitle}>
        <p>{words.checked}</p>
      </Part>
      <Part title={words.missingTitle}>
        <List
          lines={[
            words.missingEar,
            words.missingPeople,
            words.missingBrowsers,
            words.missingPictures,
            words.missingSounds,
            words.missingLanguages,
            words.missingMap,
            words.missingPaper,
          ]}
        />
      </Part>
      <Part title={words.tellTitle}>
        <Contact words={words} contact={contact} />
        <p>{words.tellQuestion}</p>
      </Part>
    </div>
  );
}
