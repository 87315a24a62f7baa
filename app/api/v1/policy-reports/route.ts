import { takePolicyReport } from "@/server/policy-reports";

/** Takes what a browser says of something that the content security policy stopped. */
export async function POST(request: Request): Promise<Response> {
  await takePolicyReport(request);
  return new Response(null, { status: 204 });
}
