import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keys } from "../api/queries";
import { work } from "../api/work";
import { t } from "../lib/t";
import { type Command, isAddress, placeInside } from "./commands";

const PAUSE_MS = 200;
const LEAST_CHARACTERS = 2;

/** Issues by words, or the one behind an address that was pasted. */
export function useFound(typed: string): { found: Command[]; looking: boolean } {
  const asked = useLater(typed.trim());
  const address = isAddress(asked);
  const words = useQuery({
    queryKey: [...keys.issues, "search", asked],
    queryFn: () => work.search(asked),
    enabled: !address && asked.length >= LEAST_CHARACTERS,
    placeholderData: keepPreviousData,
  });
  const standing = useQuery({
    queryKey: [...keys.issues, "at", asked],
    queryFn: () => work.at(asked),
    enabled: address && placeInside(asked, window.location.origin) === null,
  });
  const inside = address ? placeInside(asked, window.location.origin) : null;
  if (inside)
    return {
      found: [{ id: inside, text: t("palette.open", { place: inside }), to: inside }],
      looking: false,
    };
  const issues = address
    ? (standing.data?.items ?? [])
    : asked.length >= LEAST_CHARACTERS
      ? (words.data?.items ?? []).map(({ issue }) => issue)
      : [];
  const seen = new Map(issues.map((issue) => [issue.id, issue]));
  return {
    found: [...seen.values()].slice(0, 10).map(({ id, number, title }) => ({
      id: `/issues/${id}`,
      text: `#${number} ${title}`,
      hint: t("issue.issue"),
      to: `/issues/${id}`,
    })),
    looking: asked !== typed.trim() || words.isFetching || standing.isFetching,
  };
}

/** What was typed, once nobody types for a moment. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
