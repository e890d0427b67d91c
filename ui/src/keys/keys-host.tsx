import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Me } from "../api/types";
import { go } from "../lib/address";
import { meaning } from "./meaning";
import { press as pressMarked, step, tick } from "./rows";
import { singleKeysOn } from "./single-keys";

const readPalette = () => import("../palette/palette");
const Palette = lazy(readPalette);
const Sheet = lazy(() => import("./sheet"));
const NewIssue = lazy(() => import("../palette/new-issue"));

type Open = "palette" | "sheet" | "create" | null;
const AFTER_G_MS = 1500;
const NEVER = Number.NEGATIVE_INFINITY;
/** When the page has long been standing the palette is read, or with the first Ctrl, so that what is typed right behind Ctrl-K is not lost. */
const PALETTE_AFTER_MS = 5000;
/** Letters are typed there, or look for something by themselves. */
const TYPING =
  "input:not([type=checkbox]), textarea, select, [contenteditable], [role=grid], [role=listbox], [role=menu], [role=dialog]";
const OPEN = "lockstep:open";

/** From a button: the palette, the sheet of keys, or a new issue. */
export function open(what: Exclude<Open, null>): void {
  window.dispatchEvent(new CustomEvent(OPEN, { detail: what }));
}

/** Hears keys wherever the focus is. What they open is read when it is opened. */
export function KeysHost({ me }: { me: Me }) {
  const [shown, setShown] = useState<Open>(null);
  const gAt = useRef(NEVER);
  const busy = useRef(false);
  const show = useCallback((what: Open) => {
    busy.current = what !== null;
    setShown(what);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void readPalette().catch(() => {}), PALETTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Control" || event.key === "Meta") void readPalette().catch(() => {});
      // What has been opened takes the focus a moment later; until then letters are not for the page either.
      const typing =
        busy.current || (event.target instanceof Element && event.target.closest(TYPING) !== null);
      const meant = meaning(event, typing, singleKeysOn(), event.timeStamp - gAt.current < AFTER_G_MS);
      if (!meant || event.defaultPrevented) return;
      event.preventDefault();
      gAt.current = meant.does === "wait" ? event.timeStamp : NEVER;
      if (meant.does === "go") go(meant.to);
      else if (meant.does === "next") step(1);
      else if (meant.does === "previous") step(-1);
      else if (meant.does === "tick") tick();
      else if (meant.does === "press") pressMarked(meant.mark);
      else if (meant.does !== "wait") show(meant.does);
    };
    const asked = (event: Event) => show((event as CustomEvent<Open>).detail);
    window.addEventListener("keydown", press);
    window.addEventListener(OPEN, asked);
    return () => {
      window.removeEventListener("keydown", press);
      window.removeEventListener(OPEN, asked);
    };
  }, [show]);
  const close = () => show(null);
  return (
    <Suspense fallback={null}>
      {shown === "palette" && <Palette me={me} onClose={close} onOpen={show} />}
      {shown === "sheet" && <Sheet onClose={close} />}
      {shown === "create" && <NewIssue onClose={close} />}
    </Suspense>
  );
}
