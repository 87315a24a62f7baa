"use client";

import { Failure } from "@/components/layout/failure";

/** Something of ours failed on this page. */
export default function ErrorPage({ error, retry, reset }: { error: Error & { digest?: string }; retry?: () => void; reset: () => void }) {
  return <Failure digest={error.digest} again={retry ?? reset} />;
}
