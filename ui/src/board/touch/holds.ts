export interface Point {
  x: number;
  y: number;
}

/** What is done with a card that a finger holds. */
export interface Held {
  /** It is off the board now, and follows the finger until one of the others is called. */
  lift: (row: HTMLElement, at: Point) => void;
  follow: (at: Point) => void;
  /** The finger is gone; `moved` is false when it stayed where it was. */
  letGo: (at: Point, moved: boolean) => void;
  giveUp: () => void;
}

const HOLD_MS = 300;
/** A finger is never quite still. */
const STILL_PX = 10;

/**
 * Fingers that hold a card of this board. Who moves before it is lifted scrolls, and who lets go before that taps: both go
 * on as if nobody watched. Once it is lifted the finger belongs to the card: the page neither scrolls nor is pressed.
 */
export function watchHolds(board: HTMLElement, held: Held): () => void {
  let waiting: { pointer: number; row: HTMLElement; touched: Element; at: Point; timer: number } | null =
    null;
  let lifted: { pointer: number; touched: Element; at: Point; moved: boolean } | null = null;
  let letGo = false;

  const forget = () => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };
  const lift = () => {
    if (!waiting) return;
    const { pointer, row, touched, at } = waiting;
    waiting = null;
    // The row must not take this for a press, nor for the long press by which it would be chosen.
    touched.dispatchEvent(new PointerEvent("pointercancel", { bubbles: true }));
    lifted = { pointer, touched, at, moved: false };
    // The row may leave the document while it is carried: then its events come only here.
    touched.addEventListener("touchmove", keep, { passive: false });
    held.lift(row, at);
  };
  const putDown = () => {
    lifted?.touched.removeEventListener("touchmove", keep);
    lifted = null;
  };
  const keep = (event: Event) => {
    if (lifted && event.cancelable) event.preventDefault();
  };
  const over = (event: Event) => {
    if (letGo && event.cancelable) event.preventDefault();
    letGo = false;
  };
  const prevent = (event: Event) => {
    if (lifted || waiting) event.preventDefault();
  };
  const giveUp = () => {
    forget();
    if (!lifted) return;
    putDown();
    held.giveUp();
  };

  const down = (event: PointerEvent) => {
    if (event.pointerType !== "touch") return;
    letGo = false;
    // A second finger: no card is meant.
    if (!event.isPrimary || lifted) return giveUp();
    const row = rowAt(event.target);
    if (!row) return;
    const touched = event.target as Element;
    const at = { x: event.clientX, y: event.clientY };
    waiting = { pointer: event.pointerId, row, touched, at, timer: window.setTimeout(lift, HOLD_MS) };
  };
  const move = (event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY };
    if (waiting?.pointer === event.pointerId && far(waiting.at, at)) forget();
    if (lifted?.pointer !== event.pointerId) return;
    lifted.moved ||= far(lifted.at, at);
    held.follow(at);
  };
  const up = (event: PointerEvent) => {
    if (waiting?.pointer === event.pointerId) forget();
    if (lifted?.pointer !== event.pointerId) return;
    const { moved } = lifted;
    letGo = true;
    putDown();
    held.letGo({ x: event.clientX, y: event.clientY }, moved);
  };
  const cancel = (event: PointerEvent) => {
    // Not what was sent above.
    if (event.isTrusted) giveUp();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") giveUp();
  };

  const watching = new AbortController();
  const first = { capture: true, signal: watching.signal };
  board.addEventListener("pointerdown", down, first);
  window.addEventListener("pointermove", move, first);
  window.addEventListener("pointerup", up, first);
  window.addEventListener("pointercancel", cancel, first);
  window.addEventListener("keydown", key, first);
  board.addEventListener("touchmove", keep, { ...first, passive: false });
  // Else a short hold clicks, and a long one opens a menu or begins the browser's own drag.
  board.addEventListener("touchend", over, { ...first, passive: false });
  board.addEventListener("contextmenu", prevent, first);
  board.addEventListener("dragstart", prevent, first);
  return () => {
    giveUp();
    watching.abort();
  };
}

function far(one: Point, other: Point): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) > STILL_PX;
}

/** The card that may be moved and is touched there, unless what is touched has a meaning of its own. */
function rowAt(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const control = target.closest("button, label, a, input");
  if (control && control.getAttribute("slot") !== "drag") return null;
  return target.closest<HTMLElement>("[role=row][draggable=true]");
}
