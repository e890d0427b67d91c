import { lazy, Suspense, useState } from "react";
import { useProjectRoom } from "../api/rooms";
import { useBoard, useProject } from "../api/work-queries";
import { Button } from "../components/button";
import { Failed, Loading } from "../components/parts";
import { go } from "../lib/address";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { People } from "../names/people";
import { useCalled } from "../names/use-called";
import { ProjectPage } from "../projects/project-page";
import { BoardColumns } from "./board-columns";
import { useFilter } from "./filter";
import { FilterBar } from "./filter-bar";
import { NoColumns } from "./no-columns";

const ColumnDialog = lazy(() => import("./column-dialog"));

export default function BoardPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const project = useProject(id);
  const board = useBoard(id);
  const may = useMay(project.data);
  const { person } = useCalled(id);
  const [filter, setFilter] = useFilter();
  const [adding, setAdding] = useState(false);
  useProjectRoom(id);
  const data = board.data;
  return (
    <ProjectPage
      id={id}
      tab="board"
      actions={may("owner") && <Button onPress={() => setAdding(true)}>{t("column.new")}</Button>}
    >
      {board.isPending && <Loading what={t("board.reading")} />}
      {board.isError && !data && <Failed error={board.error} retry={() => void board.refetch()} />}
      {data && (
        <People value={person}>
          {data.columns.length === 0 && <NoColumns project={id} mayMake={may("owner")} />}
          <FilterBar
            cards={Object.values(data.cards).flat()}
            filter={filter}
            onChange={setFilter}
            onClear={() => go(`/projects/${id}`)}
          />
          {!data.whole && <p className="mb-2 text-sm text-warn">{t("board.cut")}</p>}
          <BoardColumns
            project={id}
            board={data}
            filter={filter}
            mayEdit={may("editor")}
            mayOwn={may("owner")}
          />
        </People>
      )}
      {adding && (
        <Suspense fallback={null}>
          <ColumnDialog project={id} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </ProjectPage>
  );
}
