"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type DragEvent } from "react";
import type { Problem } from "@/lib/problem";
import { fill } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { describedBy, Field, Select, TextArea } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";
import { Progress } from "../ui/progress";
import { send, type Sent } from "./send-file";

const ADDRESS = "/api/v1/imports";
const LARGEST_FILE = 100 * 1024 * 1024;

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** "2.4 MB" in the language of the page. */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit: UNITS[step],
    unitDisplay: "short",
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

const percent = (share: number) => new Intl.NumberFormat(language(), { style: "percent" }).format(share);

type BringFormProps = { sets: readonly { slug: string; title: string }[]; into: string | null };

/**
 * Takes a file by button or drop, or a pasted list, and says how much of it is sent. What was chosen stays when something is wrong or the
 * network is away.
 */
export function BringForm({ sets, into }: BringFormProps) {
  const words = useWords("transfer");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const isBusy = share !== null;

  const take = (taken: File | null) => {
    setFile(taken);
    setProblems([]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (!dropped || !input.current) return;
    const carried = new DataTransfer();
    carried.items.add(dropped);
    input.current.files = carried.files;
    take(dropped);
  };
  const refuse = (problem: string): void => setProblems([{ where: "file", message: problem }]);
  const submit = async () => {
    if (!form.current || isBusy) return;
    const data = new FormData(form.current);
    const pasted = String(data.get("pasted") ?? "");
    if (!file && pasted.trim() === "") return refuse(words.nothingChosen);
    if (file && file.size > LARGEST_FILE) return refuse(words.tooLarge);
    setShare(0);
    setProblems([]);
    const set = String(data.get("set") ?? "");
    const asked = new URLSearchParams({ ...(file && { name: file.name }), ...(set && { set }) });
    const answer: Sent = await send(`${ADDRESS}?${asked}`, file ?? new Blob([pasted]), setShare).catch((): Sent => ({
      problems: [{ where: "form", message: words.notSent }],
    }));
    if ("href" in answer) return router.push(answer.href);
    setShare(null);
    setProblems(answer.problems.length > 0 ? answer.problems : [{ where: "form", message: words.notTaken }]);
  };
  const fileProblem = problemAt(problems, "file");
  return (
    <form
      ref={form}
      // Pressed before the page is ready, the browser sends it by itself.
      method="post"
      action={ADDRESS}
      encType="multipart/form-data"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="grid gap-5"
      aria-busy={isBusy}
    >
      <Problems problems={problems} fields={["file", "pasted"]} />
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded-card border-[1.5px] border-dashed px-4 py-5 ${isOver ? "border-accent bg-accent-wash" : "border-line-strong bg-card"}`}
      >
        <Field name="file" label={words.file} hint={isOver ? words.dropHere : words.fileHint} problem={fileProblem}>
          <input
            ref={input}
            id="file"
            name="file"
            type="file"
            onChange={(event) => take(event.target.files?.[0] ?? null)}
            aria-invalid={fileProblem ? true : undefined}
            aria-describedby={describedBy({ name: "file", hint: words.fileHint, problem: fileProblem })}
            className="min-h-12 w-full min-w-0 text-small file:me-3 file:min-h-11 file:rounded-press file:border-0 file:bg-accent-wash file:px-4 file:font-[650] file:text-accent"
          />
          {file && (
            <p className="text-small wrap-anywhere text-soft">{fill(words.chosen, { name: file.name, size: sizeText(file.size) })}</p>
          )}
        </Field>
      </div>
      <TextArea
        name="pasted"
        label={words.pasted}
        hint={words.pastedHint}
        rows={5}
        problem={problemAt(problems, "pasted")}
        className="[font-family:var(--font-read)]"
      />
      <Select name="set" label={words.into} defaultValue={into ?? ""}>
        <option value="">{words.intoNew}</option>
        {sets.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </Select>
      <div className="grid gap-3">
        <p>
          <Button type="submit" size="big" aria-disabled={isBusy || undefined}>
            {words.read}
          </Button>
        </p>
        {isBusy && (
          <Progress value={Math.round((share ?? 0) * 100)} max={100} label={words.sending.replace("{percent}", percent(share ?? 0))} />
        )}
        <p role="status" className="text-small text-soft">
          {isBusy ? (share === 1 ? words.sent : fill(words.sending, { percent: percent(share ?? 0) })) : ""}
        </p>
      </div>
    </form>
  );
}
