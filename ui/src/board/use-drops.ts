import { type DragAndDropHooks, type DropItem, isTextDropItem, useDragAndDrop } from "react-aria-components";
import type { Card } from "../api/types";
import { above, type Move, placed } from "./board-data";

const TYPE = "application/x-lockstep-card";

/** Drag and drop of one column, by mouse and keyboard. `list` is the whole column, also what a filter hides. */
export function useDrops(
  column: string,
  list: Card[],
  options: { drag: boolean; drop: boolean; onMove: (moves: Move[]) => void },
): DragAndDropHooks {
  const put = (ids: string[], after: string | null) => options.onMove(placed(column, ids, after));
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !options.drag,
    getItems: (keys) =>
      [...keys].map((key) => ({
        [TYPE]: String(key),
        "text/plain": list.find((card) => card.id === key)?.title ?? "",
      })),
    acceptedDragTypes: options.drop ? [TYPE] : [],
    getDropOperation: () => "move",
    onReorder: ({ keys, target }) => {
      const ids = [...keys].map(String);
      put(ids, above(list, { key: String(target.key), position: target.dropPosition }, new Set(ids)));
    },
    onInsert: async ({ items, target }) => {
      const ids = await named(items);
      put(ids, above(list, { key: String(target.key), position: target.dropPosition }, new Set(ids)));
    },
    onRootDrop: async ({ items }) => put(await named(items), list.at(-1)?.id ?? null),
  });
  return dragAndDropHooks;
}

function named(items: DropItem[]): Promise<string[]> {
  return Promise.all(items.filter(isTextDropItem).map((item) => item.getText(TYPE)));
}
