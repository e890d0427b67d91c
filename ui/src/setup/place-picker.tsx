import { useState } from "react";
import { usePlaces } from "../api/sync-queries";
import type { Connection } from "../api/types";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { PlaceList } from "./place-list";
import { Workspace } from "./workspace";

interface Props {
  connection: Connection;
  chosen: string;
  onChoose: (place: { container: string; name: string }) => void;
  error: string | undefined;
}

/** Out of what the connection reaches, or typed where the list does not hold it. */
export function PlacePicker({ connection, chosen, onChoose, error }: Props) {
  const [within, setWithin] = useState<string | null>(null);
  const [find, setFind] = useState("");
  const [typing, setTyping] = useState(false);
  const asks = connection.tracker === "plane" && within === null;
  const places = usePlaces(connection.id, within, !asks && !typing);
  const all = places.data?.pages.flatMap((page) => page.items) ?? [];
  const fitting = all.filter((place) =>
    `${place.name} ${place.container}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  if (typing) {
    return (
      <Field
        label={t(`setup.type-${connection.tracker}`)}
        value={chosen}
        onChange={(container) => onChoose({ container, name: "" })}
        error={error}
        autoFocus
      />
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {asks ? (
        <Workspace onGiven={setWithin} />
      ) : (
        <>
          {all.length > 5 && <Field label={t("setup.find")} type="search" value={find} onChange={setFind} />}
          {places.isPending && <Loading what={t("setup.places")} />}
          {places.isError && <Failed error={places.error} retry={() => void places.refetch()} />}
          {places.data && <PlaceList places={fitting} chosen={chosen} onChoose={onChoose} />}
          {error && (
            <p role="alert" className="text-xs text-bad">
              {error}
            </p>
          )}
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {places.hasNextPage && (
          <Button
            look="quiet"
            onPress={() => void places.fetchNextPage()}
            pending={places.isFetchingNextPage}
          >
            {t("setup.more")}
          </Button>
        )}
        <Button look="quiet" onPress={() => setTyping(true)}>
          {t("setup.type")}
        </Button>
      </div>
    </div>
  );
}
