import { addArticle } from "@/server/articles";
import { notHere } from "@/server/json-requests";
import { whoIsChanging } from "@/server/session";
import { readArticleRequest, wentTo } from "@/server/article-requests";

/** Takes an article into a set that the person may change, and says where its desk is. */
export async function POST(request: Request, { params }: RouteContext<"/api/v1/sets/[slug]/articles">): Promise<Response> {
  const [{ slug }, who] = [await params, await whoIsChanging()];
  if (!who) return notHere();
  const read = await readArticleRequest(request);
  if ("response" in read) return read.response;
  const added = await addArticle(who, slug, read.value);
  return added ? wentTo(request, added) : notHere();
}
