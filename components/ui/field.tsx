import type { ComponentProps, ReactNode } from "react";
import { FieldProblem } from "./field-problem";

type FieldProps = {
  /** Also the id of the control inside, and what a problem's `where` names. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: string;
  children: ReactNode;
};

/** What a control of a field is described by. */
export function describedBy({ name, hint, problem }: { name: string; hint?: unknown; problem?: string }): string | undefined {
  return [hint ? `${name}-hint` : "", problem ? `${name}-problem` : ""].filter(Boolean).join(" ") || undefined;
}

/** A label, what helps to fill it in, the control, and what is wrong with it. */
export function Field({ name, label, hint, problem, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-small font-[650]">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-small text-soft">
          {hint}
        </p>
      )}
      {children}
      <FieldProblem name={name} problem={problem} />
    </div>
  );
}

const CONTROL = "min-h-12 w-full rounded-press border-[1.5px] bg-card px-3.5 py-2 text-base text-ink aria-invalid:border-wrong";
const border = (problem?: string) => (problem ? "border-wrong" : "border-line-strong");

type ControlOf<Tag extends "input" | "textarea" | "select"> = Omit<ComponentProps<Tag>, "name" | "id"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: string;
};

/** One line of text. */
export function TextInput({ name, label, hint, problem, className = "", ...rest }: ControlOf<"input">) {
  return (
    <Field name={name} label={label} hint={hint} problem={problem}>
      <input
        id={name}
        name={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy({ name, hint, problem })}
        className={`${CONTROL} ${border(problem)} ${className}`}
        {...rest}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({ name, label, hint, problem, className = "", ...rest }: ControlOf<"textarea">) {
  return (
    <Field name={name} label={label} hint={hint} problem={problem}>
      <textarea
        id={name}
        name={name}
        rows={4}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy({ name, hint, problem })}
        className={`${CONTROL} ${border(problem)} ${className}`}
        {...rest}
      />
    </Field>
  );
}

/** One of a closed list that is too long to show. */
export function Select({ name, label, hint, problem, className = "", ...rest }: ControlOf<"select">) {
  return (
    <Field name={name} label={label} hint={hint} problem={problem}>
      <select
        id={name}
        name={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy({ name, hint, problem })}
        className={`${CONTROL} ${border(problem)} ${className}`}
        {...rest}
      />
    </Field>
  );
}
