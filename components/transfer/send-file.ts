import type { Problem } from "@/lib/problem";

/** Where a file went, or why it was not taken; no problems where nobody said why. */
export type Sent = { href: string } | { problems: Problem[] };

/** Sends a file as it is; `onShare` is told how much of it has left, 0 to 1. Rejects when the network is away. */
export function send(address: string, body: Blob, onShare: (share: number) => void): Promise<Sent> {
  return new Promise((resolve, reject) => {
    // The only way to hear how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error("not sent"));
    request.onload = () => {
      const answer = request.response as Partial<{ href: string; problems: Problem[] }> | null;
      resolve(answer?.href ? { href: answer.href } : { problems: answer?.problems ?? [] });
    };
    request.send(body);
  });
}
