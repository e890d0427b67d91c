import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { guide } from "../api/guide";
import { Markdown } from "../components/markdown";
import { Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { useTitle } from "../lib/use-title";
import { GuideContents } from "./guide-contents";
import { headingOf } from "./heading-of";

const FIRST = "start";

/** One page of the guide beside its contents. */
export default function GuidePage({ parts: { name = FIRST } }: { parts: Record<string, string> }) {
  const page = useQuery({
    queryKey: ["guide", name],
    queryFn: () => guide.page(name),
    staleTime: Infinity,
  });
  const text = useRef<HTMLDivElement>(null);
  useTitle(page.data?.title ?? t("guide.title"));
  useEffect(() => {
    if (page.data && text.current) headingOf(text.current, window.location.hash)?.scrollIntoView();
  }, [page.data]);
  return (
    <div className="grid gap-6 pt-5 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0" ref={text}>
        {page.isPending && <Loading what={t("guide.reading")} />}
        {page.isError && <Failed error={page.error} retry={() => void page.refetch()} />}
        {page.data && (
          <article className="guide">
            <Markdown html={page.data.html} />
          </article>
        )}
      </div>
      <GuideContents here={name} />
    </div>
  );
}
