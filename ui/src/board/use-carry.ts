import { type RefObject, useEffect, useRef } from "react";
import type { Carrier } from "./touch/carry";

/** Cards by touch, where there are fingers. What does it is read only there. */
export function useCarry(board: RefObject<HTMLElement | null>, carrier: Carrier): void {
  const latest = useRef(carrier);
  useEffect(() => {
    latest.current = carrier;
  });
  useEffect(() => {
    const element = board.current;
    if (!element || navigator.maxTouchPoints === 0) return;
    let over = false;
    let end = () => {};
    void import("./touch/carry").then(({ carry }) => {
      if (!over) end = carry(element, () => latest.current);
    });
    return () => {
      over = true;
      end();
    };
  }, [board]);
}
