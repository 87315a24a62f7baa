import { readArticleForm, type ArticleForm } from "@/lib/review/article-form";
import type { Result } from "@/lib/problem";
import { takeArticle } from "@/server/articles";
import { notHere, readFields, refusal } from "@/server/json-requests";
import { whoIsChanging, whoIsWriting } from "@/server/session";

/** The largest upload, in bytes: a file of 10 MB and what is typed beside it. */
const LARGEST_UPLOAD = 10.5 * 1024 * 1024;

async function wordsOf(value: FormDataEntryValue | null): Promise<string> {
  return typeof value === "string" ? value : value ? value.text() : "";
}

/** The text of a file, or of what was pasted: that comes as a file too, since a form changes the ends of lines. */
async function textIn(form: FormData): Promise<Result<string>> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return { ok: true, value: await wordsOf(form.get("text")) };
  return { ok: true, value: await file.text() };
}

async function articleIn(form: FormData): Promise<Result<ArticleForm>> {
  const text = await textIn(form);
  if (!text.ok) return text;
  const [title, publisher, date, url] = await Promise.all(["title", "publisher", "date", "url"].map((name) => wordsOf(form.get(name))));
  return readArticleForm({ text: text.value, title: title!, publisher: publisher!, date: date!, url: url! });
}

/** Where the article went: as JSON for the page that fetches, as the next page for a form that the browser sent by itself before it was ready. */
function wentTo(request: Request, href: string, status: number): Response {
  const byItself = request.headers.get("accept")?.includes("text/html");
  return byItself ? new Response(null, { status: 303, headers: { location: href } }) : Response.json({ href }, { status });
}

/** Takes an article into a set (`set` in the form), or begins one with it. Answers where it went. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request, LARGEST_UPLOAD);
  if ("response" in read) return read.response;
  const slug = await wordsOf(read.value.get("set"));
  const known = await whoIsChanging();
  if (slug !== "" && !known) return notHere();
  const article = await articleIn(read.value);
  if (!article.ok) return refusal(article.problems);
  const added = await takeArticle(known ?? (await whoIsWriting()), slug || null, article.value);
  if (!added) return notHere();
  if (!added.ok) return refusal(added.problems);
  const { slug: set, source, again } = added.value;
  return wentTo(request, `/sets/${set}/articles/${source}${again ? "?again=1" : ""}`, again ? 200 : 201);
}
