import { Icon } from "../ui/icon";

/** Right or not, in word and icon: never by colour alone. */
export function Tell({ right, children, className = "" }: { right: boolean; children: React.ReactNode; className?: string }) {
  return (
    <span
      className={`inline-flex shrink-0 items-center max-[22.5rem]:shrink gap-1.5 text-small font-[650] ${right ? "text-correct" : "text-wrong"} ${className}`}
    >
      <Icon name={right ? "right" : "wrong"} />
      {children}
    </span>
  );
}
