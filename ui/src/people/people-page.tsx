import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "../api/admin";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { InviteDialog } from "./invite-dialog";
import { PersonRow } from "./person-row";

export default function PeoplePage() {
  const [name, setName] = useState("");
  const [inviting, setInviting] = useState(false);
  const people = useInfiniteQuery({
    queryKey: ["people", name],
    queryFn: ({ pageParam }) => admin.people(name, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("nav.people")}
      actions={
        <Button look="primary" onPress={() => setInviting(true)}>
          {t("people.invite")}
        </Button>
      }
    >
      <div className="mb-3 sm:w-64">
        <Field
          hideLabel
          label={t("people.find")}
          placeholder={t("people.find")}
          type="search"
          value={name}
          onChange={setName}
        />
      </div>
      {people.isPending && <Loading what={t("people.reading")} />}
      {people.isError && !people.data && <Failed error={people.error} retry={() => void people.refetch()} />}
      {people.data && items.length === 0 && <Empty>{t(name ? "people.none-fit" : "people.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        </Card>
      )}
      {people.hasNextPage && (
        <div className="mt-2">
          <Button
            look="quiet"
            onPress={() => void people.fetchNextPage()}
            pending={people.isFetchingNextPage}
          >
            {t("older")}
          </Button>
        </div>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}
