import Link from "next/link";
import type { ReactNode } from "react";
import { AccountForm, type AccountField } from "./account-form";
import type { AccountAction } from "./form-state";

type AccountChangeProps = {
  title: string;
  lead?: string;
  back: string;
  action: AccountAction;
  fields: readonly AccountField[];
  submit: string;
  busy: string;
  look?: "danger";
  children?: ReactNode;
};

/** One change of the account, on a page of its own. */
export function AccountChange({ title, lead, back, ...form }: AccountChangeProps) {
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1>{title}</h1>
        {lead && <p className="text-soft">{lead}</p>}
      </div>
      <AccountForm {...form} />
      <p>
        <Link href="/account" className="link inline-flex min-h-11 items-center">
          {back}
        </Link>
      </p>
    </div>
  );
}
