import { useQuery } from "@tanstack/react-query";
import { guide } from "../api/guide";
import { Place } from "../components/place";
import { t } from "../lib/t";

/** In this order; everything else comes behind by its name. */
const FIRST = [
  "start",
  "settings",
  "errors",
  "from-plane-sync",
  "from-jira-sync",
  "from-radar",
  "from-bug-tracker",
  "from-operation-queue",
];

export function GuideContents({ here }: { here: string }) {
  const titles = useQuery({ queryKey: ["guide"], queryFn: guide.titles, staleTime: Infinity });
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const items = [...(titles.data?.items ?? [])].sort(
    (a, b) => rank(a.name) - rank(b.name) || a.title.localeCompare(b.title),
  );
  return (
    <nav aria-label={t("guide.contents")} className="text-sm lg:sticky lg:top-18 lg:h-fit">
      <h2 className="mb-2 font-semibold">{t("guide.contents")}</h2>
      <ul className="flex flex-col gap-1">
        {items.map(({ name, title }) => (
          <li key={name}>
            <Place
              to={`/guide/${name}`}
              current={name === here}
              className={`inline-block py-0.5 wrap-anywhere hover:underline ${name === here ? "font-medium text-ink" : "text-soft"}`}
            >
              {title}
            </Place>
          </li>
        ))}
      </ul>
    </nav>
  );
}
