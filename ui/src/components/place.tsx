import type { ReactNode } from "react";
import { Link } from "react-aria-components";

/** A link to a place inside the page. */
export function Place({
  to,
  children,
  className = "text-accent underline underline-offset-2",
  label,
  current = false,
}: {
  to: string;
  children: ReactNode;
  className?: string;
  label?: string;
  current?: boolean;
}) {
  return (
    <Link
      href={to}
      className={className}
      {...(label ? { "aria-label": label } : {})}
      {...(current ? { "aria-current": "page" as const } : {})}
    >
      {children}
    </Link>
  );
}
