import type { Metadata } from "next";
import { JoinForm } from "@/components/classes/join-form";
import { words } from "@/messages";
import { followCode } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").codeTitle });

export default function CodePage() {
  const text = words("classes");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.codeTitle}</h1>
        <p className="text-soft">{text.codeLead}</p>
      </div>
      <JoinForm
        action={followCode}
        field={{ name: "code", label: text.codeField, maxLength: 40, autoComplete: "off", isCode: true }}
        submit={text.goOn}
        busy={text.goingOn}
      />
    </main>
  );
}
