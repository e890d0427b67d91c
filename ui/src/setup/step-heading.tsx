import { type ReactNode, useEffect, useRef } from "react";

/** Of a step that came in place of another one: reading and typing go on from here. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} className="font-medium wrap-anywhere outline-none">
      {children}
    </h2>
  );
}
