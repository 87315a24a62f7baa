import type { Metadata } from "next";
import { EditForm } from "@/components/facts/edit-form";
import { TextInput } from "@/components/ui/field";
import { words } from "@/messages";
import { followCode } from "./actions";

export const metadata: Metadata = { title: words("classes").codeTitle };

export default function CodePage() {
  const text = words("classes");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.codeTitle}</h1>
        <p className="text-soft">{text.codeLead}</p>
      </div>
      <EditForm action={followCode} fields={["code"]} submit={text.goOn} busy={text.goingOn}>
        <TextInput name="code" label={text.codeField} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} className="text-lead tracking-[0.08em]" />
      </EditForm>
    </main>
  );
}
