"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Problem } from "@/lib/problem";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Field, TextArea, TextInput, describedBy } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";

const FIELDS = ["text", "file", "date", "publisher", "title", "url"];
const LARGEST_FILE = 10 * 1024 * 1024;
const KINDS = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/markdown,text/html,application/pdf";

type Sent = { href: string } | { problems: Problem[] };

/** The form as it is sent. What was pasted goes as a file, since a form changes the ends of lines. */
function packed(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  if (!(data.get("file") instanceof File) || (data.get("file") as File).size === 0) data.delete("file");
  data.set("text", new File([(form.elements.namedItem("text") as HTMLTextAreaElement).value], "pasted.txt", { type: "text/plain" }));
  return data;
}

async function sent(address: string, data: FormData, failed: string): Promise<Sent> {
  const response = await fetch(address, { method: "POST", body: data, headers: { accept: "application/json" } });
  const answer = (await response.json().catch(() => null)) as Partial<{ href: string; problems: Problem[] }> | null;
  return answer?.href ? { href: answer.href } : { problems: answer?.problems ?? [{ where: "form", message: failed }] };
}

/**
 * Pastes an article, or gives a file; `slug` null makes a set of it. What was typed stays when something is wrong or the network is away.
 */
export function ArticleForm({ slug, today }: { slug: string | null; today: string }) {
  const words = useWords("articles");
  const router = useRouter();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const address = slug === null ? "/api/v1/articles" : `/api/v1/sets/${slug}/articles`;
  const send = async () => {
    if (!form.current || isBusy) return;
    const data = packed(form.current);
    const file = data.get("file");
    if (file instanceof File && file.size > LARGEST_FILE) return setProblems([{ where: "file", message: words.tooLarge }]);
    setBusy(true);
    setProblems([]);
    const answer = await sent(address, data, words.notTaken).catch((): Sent => ({ problems: [{ where: "form", message: words.notSent }] }));
    if ("href" in answer) return router.push(answer.href);
    setBusy(false);
    setProblems(answer.problems);
  };
  const fileProblem = problemAt(problems, "file");
  return (
    <form
      ref={form}
      // Pressed before the page is ready, the browser sends it by itself.
      method="post"
      action={address}
      encType="multipart/form-data"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="grid gap-5"
      aria-busy={isBusy}
    >
      <Problems problems={problems} fields={FIELDS} />
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={10}
        autoFocus={slug === null}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        }}
        problem={problemAt(problems, "text")}
        className="[font-family:var(--font-read)]"
      />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextInput
          name="date"
          type="date"
          label={words.date}
          hint={words.dateHint}
          defaultValue={today}
          required
          problem={problemAt(problems, "date")}
        />
        <TextInput name="publisher" label={words.publisher} autoComplete="off" maxLength={300} problem={problemAt(problems, "publisher")} />
        <TextInput
          name="title"
          label={words.title}
          hint={words.titleHint}
          autoComplete="off"
          maxLength={300}
          problem={problemAt(problems, "title")}
        />
        <TextInput name="url" type="url" label={words.url} autoComplete="off" maxLength={2000} problem={problemAt(problems, "url")} />
      </div>
      <Field name="file" label={words.file} hint={words.fileHint} problem={fileProblem}>
        <input
          id="file"
          name="file"
          type="file"
          accept={KINDS}
          aria-describedby={describedBy({ name: "file", hint: words.fileHint, problem: fileProblem })}
          className="min-h-12 w-full rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2 text-small file:me-3 file:rounded-press file:border-0 file:bg-sunk file:px-3 file:py-1.5 file:text-ink"
        />
      </Field>
      <p className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="big" aria-disabled={isBusy || undefined}>
          {isBusy ? words.adding : words.add}
        </Button>
      </p>
    </form>
  );
}
