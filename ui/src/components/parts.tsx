import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/problem";
import { absolute, relative } from "../lib/format";
import { useNow } from "../lib/now";
import { t } from "../lib/t";
import { Button } from "./button";
import { CodeLink } from "./code-link";

/** A time as people say it; the exact one on hover. */
export function Ago({ time, className = "" }: { time: string; className?: string }) {
  const now = useNow();
  return (
    <time dateTime={time} title={absolute(time)} className={`whitespace-nowrap tabular-nums ${className}`}>
      {relative(time, now)}
    </time>
  );
}

export function Section({
  title,
  id,
  aside,
  whole = false,
  children,
}: {
  title: string;
  id: string;
  aside?: ReactNode;
  /** The page is this section and nothing else. */
  whole?: boolean;
  children: ReactNode;
}) {
  const Heading = whole ? "h1" : "h2";
  return (
    <section aria-labelledby={id} className={whole ? "pt-5" : "mt-7 first:mt-0"}>
      <div className="mb-2 flex min-h-7 flex-wrap items-baseline gap-x-3">
        <Heading
          id={id}
          className={`font-semibold tracking-tight ${whole ? "mb-2 text-lg" : "text-[0.95rem]"}`}
        >
          {title}
        </Heading>
        {aside && <div className="text-sm text-soft">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

export function Card({ children }: { children: ReactNode }) {
  return <div className="overflow-clip rounded-lg border border-line bg-raised">{children}</div>;
}

/** One sentence, and at most one thing to do. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-4 text-sm text-soft">
        <p>{children}</p>
        {action}
      </div>
    </Card>
  );
}

export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div
      role="alert"
      className="flex items-center gap-3 rounded-lg border border-bad-line bg-bad-soft px-4 py-3 text-sm"
    >
      <CircleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <p className="min-w-0 flex-1 wrap-anywhere">
        {error.message} <CodeLink code={error instanceof ApiError ? error.problem.code : undefined} />
      </p>
      <Button onPress={retry}>{t("try-again")}</Button>
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <Card>
      <div className="px-4 py-4 text-sm text-soft">{t("reading", { what })}</div>
    </Card>
  );
}
