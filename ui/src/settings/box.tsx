import { type ReactNode, useId } from "react";

/** One matter of the settings. */
export function Box({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
