import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { HistoryList, type HistoryLine } from "@/components/facts/history-list";
import { fieldLabel, fieldValue } from "@/components/facts/saying";
import { SetNav } from "@/components/facts/set-nav";
import type { Graph } from "@/lib/facts/graph";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { EDITS_A_PAGE, listEdits, type EditLine, type EditTarget } from "@/server/history";
import { tellEdit } from "@/server/history-text";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { undoChange } from "../edit/actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").historyTitle });

const THINGS: readonly [name: string, target: EditTarget][] = [
  ["fact", "fact"],
  ["entry", "entity"],
  ["kind", "relation"],
  ["question", "question"],
];

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The one thing that the address asks about, if it does. */
function thingIn(query: Query): { target: EditTarget; key: string } | undefined {
  for (const [name, target] of THINGS) {
    const key = query[name];
    if (typeof key === "string") return { target, key: key.slice(0, 200) };
  }
  return undefined;
}

const pageIn = (query: Query) => (typeof query.page === "string" && /^\d{1,4}$/.test(query.page) ? Number(query.page) : 0);

function toLine(graph: Graph, slug: string, edit: EditLine): HistoryLine {
  const { about, count, path, changes } = tellEdit(graph, edit);
  const { id, action, target, at, by, mine, undone } = edit;
  const told = changes.map(({ field, before, after }) => ({
    label: fieldLabel(field),
    before: fieldValue(field, before),
    after: fieldValue(field, after),
  }));
  // What reading an article did is taken back at the desk, together with what was proposed there.
  return {
    id,
    action,
    target,
    about,
    count,
    href: path && `/sets/${slug}/${path}`,
    at,
    by,
    mine,
    undone,
    canUndo: edit.canUndo && target !== "source",
    changes: told,
  };
}

export default async function HistoryPage({ params, searchParams }: PageProps<"/sets/[slug]/history">) {
  const [{ slug }, query, who] = [await params, await searchParams, (await whoIsAsking()) ?? notFound()];
  const { set, standing, mine } = (await editableSet(who, slug)) ?? notFound();
  const [thing, page] = [thingIn(query), pageIn(query)];
  const edits = (await listEdits(who, slug, { thing, page })) ?? notFound();
  const text = words("edit");
  const to = (other: number) =>
    `?${new URLSearchParams({ ...(thing && { [THINGS.find(([, target]) => target === thing.target)![0]]: thing.key }), page: String(other) })}`;
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-8 pb-16">
      <SetNav slug={slug} current="history" title={fill(text.historyOf, { set: set.title })} words={text} mine={mine} />
      {thing && (
        <p>
          <Link prefetch={false} className="link text-small" href={`/sets/${slug}/history`}>
            {text.historyAll}
          </Link>
        </p>
      )}
      <HistoryList
        lines={edits.slice(0, EDITS_A_PAGE).map((edit) => toLine(standing.graph, slug, edit))}
        undo={undoChange.bind(null, slug)}
        words={text}
      />
      <p className="flex gap-4">
        {page > 0 && (
          <Link prefetch={false} className="link" href={to(page - 1)}>
            {text.newer}
          </Link>
        )}
        {edits.length > EDITS_A_PAGE && (
          <Link prefetch={false} className="link" href={to(page + 1)}>
            {text.older}
          </Link>
        )}
      </p>
    </main>
  );
}
