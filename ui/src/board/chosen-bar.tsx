import { ActionMenu } from "../components/action-menu";
import { Button } from "../components/button";
import { useNotice } from "../components/notice";
import { t } from "../lib/t";
import { type Board, type MoveCards, movesTo } from "./board-data";

/** What is done to all cards that are chosen. */
export default function ChosenBar({
  board,
  chosen,
  onMove,
  onDone,
}: {
  board: Board;
  chosen: ReadonlySet<string>;
  onMove: MoveCards;
  onDone: () => void;
}) {
  const notice = useNotice();
  const move = (column: string) => {
    const moves = movesTo(board, column, chosen);
    const name = board.columns.find(({ id }) => id === column)?.name ?? "";
    onDone();
    if (moves.length === 0) return;
    onMove(moves, { onSuccess: () => notice("done", t("board.moved", { n: moves.length, name })) });
  };
  return (
    <div
      role="toolbar"
      aria-label={t("board.chosen-do")}
      className="sticky bottom-3 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 text-sm shadow-lg"
    >
      <span role="status" className="mr-1">
        {t("board.chosen", { n: chosen.size })}
      </span>
      <ActionMenu
        label={t("board.move-chosen")}
        icon={<span className="px-2 text-sm font-medium text-ink">{t("board.move-chosen")}</span>}
        actions={board.columns.map(({ id, name }) => ({ id, text: t("board.move-to-column", { name }) }))}
        onAction={move}
        className="border border-line"
      />
      <Button look="quiet" onPress={onDone}>
        {t("operations.choose-none")}
      </Button>
    </div>
  );
}
