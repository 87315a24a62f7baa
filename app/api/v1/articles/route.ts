import { beginWithArticle } from "@/server/articles";
import { whoIsWriting } from "@/server/session";
import { readArticleRequest, wentTo } from "@/server/article-requests";

/** Makes a set of an article, and says where its desk is. */
export async function POST(request: Request): Promise<Response> {
  const read = await readArticleRequest(request);
  if ("response" in read) return read.response;
  return wentTo(request, await beginWithArticle(await whoIsWriting(), read.value));
}
