import { work } from "../api/work";
import { Button } from "../components/button";
import { Empty } from "../components/parts";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const USUAL = [
  ["board.usual-todo", "open"],
  ["board.usual-doing", "open"],
  ["board.usual-done", "closed"],
] as const;

/** A new project: one press makes the columns that most begin with. */
export function NoColumns({ project, mayMake }: { project: string; mayMake: boolean }) {
  const make = useSend(async () => {
    for (const [name, kind] of USUAL) await work.addColumn(project, { name: t(name), kind });
  });
  return (
    <div className="mb-4">
      <Empty
        action={
          mayMake && (
            <Button look="primary" onPress={() => make.send()} pending={make.pending}>
              {t("board.make-columns")}
            </Button>
          )
        }
      >
        {t(mayMake ? "board.no-columns" : "board.no-columns-yet")}
      </Empty>
    </div>
  );
}
