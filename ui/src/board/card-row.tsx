import { Ellipsis, GripVertical } from "lucide-react";
import { Button, GridListItem } from "react-aria-components";
import type { Card, Column } from "../api/types";
import { ActionMenu } from "../components/action-menu";
import { t } from "../lib/t";
import { CardFace } from "./card-face";
import { CardTick } from "./card-tick";

interface Props {
  card: Card;
  column: string;
  columns: Column[];
  movable: boolean;
  onMove: (column: string) => void;
}

export function CardRow({ card, column, columns, movable, onMove }: Props) {
  return (
    <GridListItem
      id={card.id}
      textValue={`#${card.number} ${card.title}`}
      href={`/issues/${card.id}`}
      className="group flex cursor-default pointer-coarse:select-none items-start gap-1 rounded-md border border-line bg-raised py-2 pr-1 pl-1.5 outline-offset-1 data-carried:opacity-50 data-dragging:opacity-50 data-hovered:border-control data-selected:border-accent data-selected:bg-busy-soft"
    >
      {movable && (
        <Button
          slot="drag"
          aria-label={t("board.drag", { title: card.title })}
          className="flex h-6 w-5 shrink-0 cursor-grab items-center justify-center rounded text-soft data-hovered:text-ink"
        >
          <GripVertical size={14} aria-hidden />
        </Button>
      )}
      <CardFace card={card} />
      {movable && <CardTick />}
      {movable && (
        <ActionMenu
          label={t("board.move-to", { title: card.title })}
          icon={<Ellipsis size={15} aria-hidden />}
          actions={columns.map(({ id, name }) => ({
            id,
            text: t("board.move-to-column", { name }),
            disabled: id === column,
          }))}
          onAction={onMove}
        />
      )}
    </GridListItem>
  );
}
