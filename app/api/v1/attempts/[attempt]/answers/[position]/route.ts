import { answerRequest } from "@/server/answer-requests";
import { offerDirectAnswers } from "@/server/direct-answers";

offerDirectAnswers();

/** Stores one answer. The response comes after the commit; sent again with the same key it is the same. */
export async function PUT(request: Request, { params }: RouteContext<"/api/v1/attempts/[attempt]/answers/[position]">): Promise<Response> {
  const { attempt, position } = await params;
  return answerRequest(request, attempt, position);
}
