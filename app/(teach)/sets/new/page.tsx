import type { Metadata } from "next";
import { EditForm } from "@/components/facts/edit-form";
import { TextInput } from "@/components/ui/field";
import { words } from "@/messages";
import { makeNewSet } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("sets").newTitle });

export default function NewSetPage() {
  const text = words("sets");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.newTitle}</h1>
        <p className="text-soft">{text.newLead}</p>
      </div>
      <EditForm action={makeNewSet} fields={["title"]} submit={text.newMake} busy={text.newMaking}>
        <TextInput name="title" label={text.newName} maxLength={200} autoComplete="off" />
      </EditForm>
    </main>
  );
}
