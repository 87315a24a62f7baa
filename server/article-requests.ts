import "server-only";
import { ok, refused, type Result } from "@/lib/problem";
import { textOfFile } from "@/lib/reading/file-text";
import { readArticleForm, type ArticleForm } from "@/lib/review/article-form";
import type { AddedArticle } from "./articles";
import { readFields, refusal } from "./json-requests";

/** The largest upload, in bytes: a file of 10 MB and what is typed beside it. */
const LARGEST_UPLOAD = 10.5 * 1024 * 1024;

async function wordsOf(value: FormDataEntryValue | null): Promise<string> {
  return typeof value === "string" ? value : value ? value.text() : "";
}

/** The text of a file, or of what was pasted: that comes as a file too, since a form changes the ends of lines. */
async function textIn(form: FormData): Promise<Result<{ text: string; title: string | null }>> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return ok({ text: await wordsOf(form.get("text")), title: null });
  const read = await textOfFile(file.name, new Uint8Array(await file.arrayBuffer()));
  return read.ok ? read : refused(...read.problems.map(({ message }) => ({ where: "file", message })));
}

/** The article that a request brings, as a form or as JSON with the same names; what is wrong with it is answered at once. */
export async function readArticleRequest(request: Request): Promise<{ value: ArticleForm } | { response: Response }> {
  const read = await readFields(request, LARGEST_UPLOAD);
  if ("response" in read) return read;
  const text = await textIn(read.value);
  const [title, publisher, date, url] = await Promise.all(
    ["title", "publisher", "date", "url"].map((name) => wordsOf(read.value.get(name))),
  );
  const article = text.ok
    ? readArticleForm({ text: text.value.text, title: title! || (text.value.title ?? ""), publisher: publisher!, date: date!, url: url! })
    : refused(...text.problems);
  return article.ok ? { value: article.value } : { response: refusal(article.problems) };
}

/**
 * Where the article went: as JSON for the page that fetches, as the next page for a form that the browser sent by itself before it was
 * ready.
 */
export function wentTo(request: Request, { slug, source, again }: AddedArticle): Response {
  const href = `/sets/${slug}/articles/${source}${again ? "?again=1" : ""}`;
  const byItself = request.headers.get("accept")?.includes("text/html");
  return byItself
    ? new Response(null, { status: 303, headers: { location: href } })
    : Response.json({ href }, { status: again ? 200 : 201 });
}
