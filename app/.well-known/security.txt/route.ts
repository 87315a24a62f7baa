import { securityContact } from "@/server/security-contact";

export const dynamic = "force-dynamic";

/** Where to tell of a hole, as RFC 9116 has it; nothing where whoever runs the server named nobody. */
export async function GET(): Promise<Response> {
  const text = await securityContact();
  return text === null
    ? new Response(null, { status: 404 })
    : new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
