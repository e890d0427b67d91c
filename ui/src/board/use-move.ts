import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries";
import { work } from "../api/work";
import { useNotice } from "../components/notice";
import { type Board, type Move, moved } from "./board-data";

/** Moves cards at once on the page, and back again with the reason if the server refuses. */
export function useMove(project: string) {
  const client = useQueryClient();
  const notice = useNotice();
  const key = keys.board(project);
  const move = useMutation({
    mutationFn: async (moves: Move[]) => {
      // One after another: each stands behind the one before.
      for (const { card, column, after } of moves) await work.move(card, column, after);
    },
    onMutate: async (moves) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Board>(key);
      client.setQueryData<Board>(key, (board) => board && moves.reduce(moved, board));
      return { before };
    },
    onError: (error, _moves, was) => {
      if (was?.before) client.setQueryData(key, was.before);
      notice("error", error.message);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return move.mutate;
}
