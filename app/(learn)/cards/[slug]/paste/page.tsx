import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditForm } from "@/components/facts/edit-form";
import { ButtonLink } from "@/components/ui/button-link";
import { TextArea, TextInput } from "@/components/ui/field";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findDeck } from "@/server/cards";
import { whoIsAsking } from "@/server/session";
import { addPasted } from "../../actions";

export const generateMetadata = (): Metadata => ({ title: words("cards").paste });

export default async function PastePage({ params }: PageProps<"/cards/[slug]/paste">) {
  const { slug } = await params;
  const deck = (await findDeck(await whoIsAsking(), slug)) ?? notFound();
  const text = words("cards");
  return (
    <main id="main" className="narrow grid gap-6 py-6">
      <div className="grid gap-2">
        <h1>{fill(text.pasteTitle, { set: deck.title })}</h1>
        <p className="text-soft">{text.pasteLead}</p>
      </div>
      <EditForm
        action={addPasted.bind(null, slug)}
        fields={["list", "tags"]}
        submit={text.pasteAdd}
        busy={text.saving}
        beside={
          <ButtonLink look="quiet" href={`/cards/${slug}`}>
            {text.toCards}
          </ButtonLink>
        }
      >
        <TextArea name="list" rows={10} label={text.pasteList} placeholder={text.pasteExample} />
        <TextInput name="tags" label={text.pasteTags} hint={text.tagsHint} autoComplete="off" />
      </EditForm>
    </main>
  );
}
