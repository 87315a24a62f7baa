"use client";

import { useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";

/** The whole address of something to give to others, and a button that copies it. Appears after a press, so the browser is there. */
export function SharedLink({ path }: { path: string }) {
  const words = useWords("quiz");
  const [copied, setCopied] = useState("");
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(path);
  };
  return (
    <div className="card grid gap-3 p-4">
      <p>{words.saved}</p>
      <p>
        <a href={path} className="link font-[550] break-all">
          {address}
        </a>
      </p>
      {/* A page that is not encrypted has no clipboard. */}
      {window.isSecureContext && (
        <p className="flex items-center gap-3">
          <Button look="quiet" onClick={() => void copy()}>
            {words.copyLink}
          </Button>
          {copied === path && (
            <span className="inline-flex items-center gap-1.5 text-small font-[550] text-correct">
              <Icon name="right" />
              {words.copied}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
