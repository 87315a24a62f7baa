import type { ComponentProps, ReactNode } from "react";

type ChoiceCardProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

const CARD =
  "flex min-h-12 items-start gap-3 rounded-press border-[1.5px] border-line-strong bg-card px-3.5 py-2.5 has-checked:border-accent has-checked:bg-accent-wash has-disabled:opacity-60 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

function ChoiceCard({ label, hint, type, className = "", ...rest }: ChoiceCardProps & { type: "radio" | "checkbox" }) {
  return (
    <label className={`${CARD} ${className}`}>
      <input type={type} className="mt-[0.2rem] size-5 shrink-0 accent-accent outline-none" {...rest} />
      <span className="grid gap-0.5">
        <span className="font-[550]">{label}</span>
        {hint && <span className="text-small text-soft">{hint}</span>}
      </span>
    </label>
  );
}

/** One of several: all of one group share a `name`, inside a `Choices`. */
export function RadioCard(props: ChoiceCardProps) {
  return <ChoiceCard type="radio" {...props} />;
}

/** Yes or no by itself, or some of several inside a `Choices`. */
export function CheckboxCard(props: ChoiceCardProps) {
  return <ChoiceCard type="checkbox" {...props} />;
}

const COLUMNS = {
  no: "grid gap-2",
  wide: "grid gap-2 [grid-template-columns:repeat(auto-fit,minmax(min(11.5rem,100%),1fr))]",
  narrow: "grid gap-2 [grid-template-columns:repeat(auto-fit,minmax(min(9.5rem,100%),1fr))]",
};

/**
 * A group of cards under one question. `columns` stand side by side where there is room for them; `narrow` ones hold a word or two each.
 */
export function Choices({
  legend,
  hint,
  columns = false,
  children,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  columns?: boolean | "narrow";
  children: ReactNode;
}) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-small font-[650]">{legend}</legend>
      {hint && <p className="-mt-1 text-small text-soft">{hint}</p>}
      <div className={COLUMNS[columns === true ? "wide" : columns || "no"]}>{children}</div>
    </fieldset>
  );
}
