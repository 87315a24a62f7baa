import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/facts/edit-form";
import { CheckboxCard } from "@/components/ui/choice-card";
import { Select, TextArea, TextInput } from "@/components/ui/field";
import { ENTITY_KINDS } from "@/lib/facts/fact";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findOwnSet } from "@/server/edits";
import { whoIsAsking } from "@/server/session";
import { saveEntryForm } from "../../actions";

export const metadata: Metadata = { title: words("edit").entries };

export default async function EntryPage({ params }: PageProps<"/sets/[slug]/edit/entries/[entry]">) {
  const [{ slug, entry: id }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set } = (await findOwnSet(who, slug)) ?? notFound();
  const text = words("edit");
  const entry = id === "new" ? null : (set.entities.find((one) => one.id === id) ?? notFound());
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-6 pb-16">
      <p><Link prefetch={false} href={`/sets/${slug}/edit?show=entries`} className="link text-small">{text.backToEdit}</Link></p>
      <h1>{entry ? fill(text.entryTitle, { name: entry.name }) : text.newEntryTitle}</h1>
      <EditForm action={saveEntryForm.bind(null, slug, entry?.id ?? null)} fields={["name", "article", "kind", "subtype", "aliases", "note"]} submit={text.save} busy={text.saving}>
        <TextInput name="name" label={text.name} defaultValue={entry?.name} maxLength={200} />
        {entry === null && (
          <Select name="kind" label={text.what} defaultValue="">
            <option value="">{text.choose}</option>
            {ENTITY_KINDS.map((kind) => <option key={kind} value={kind}>{text[kind]}</option>)}
          </Select>
        )}
        <TextInput name="subtype" label={text.subtype} hint={text.subtypeHint} defaultValue={entry?.subtype} maxLength={100} />
        <CheckboxCard name="article" label={text.article} defaultChecked={entry?.article === "the"} />
        <TextArea name="aliases" label={text.aliases} hint={text.aliasesHint} defaultValue={entry?.aliases?.join("\n")} />
        <TextInput name="note" label={text.note} defaultValue={entry?.note} maxLength={300} />
      </EditForm>
    </main>
  );
}
