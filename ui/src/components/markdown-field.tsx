import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { work } from "../api/work";
import { t } from "../lib/t";
import { Field } from "./field";
import { Markdown } from "./markdown";
import { Failed } from "./parts";

const TAB =
  "cursor-default rounded-md px-2 py-1 text-xs text-soft data-selected:bg-hover data-selected:font-medium data-selected:text-ink";

/** Markdown to write, and how it will be shown: rendered by the server, as everywhere. */
export function MarkdownField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  error?: string | undefined;
  autoFocus?: boolean;
}) {
  const [tab, setTab] = useState("write");
  return (
    <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
      <TabList aria-label={t("markdown.how")} className="mb-1.5 flex gap-1">
        <Tab id="write" className={TAB}>
          {t("markdown.write")}
        </Tab>
        <Tab id="preview" className={TAB}>
          {t("markdown.preview")}
        </Tab>
      </TabList>
      <TabPanel id="write">
        <Field
          label={props.label}
          hideLabel
          value={props.value}
          onChange={props.onChange}
          rows={props.rows ?? 5}
          error={props.error}
          autoFocus={props.autoFocus ?? false}
          placeholder={t("markdown.hint")}
        />
      </TabPanel>
      <TabPanel id="preview">{tab === "preview" && <Preview text={props.value} />}</TabPanel>
    </Tabs>
  );
}

function Preview({ text }: { text: string }) {
  const preview = useQuery({
    queryKey: ["preview", text],
    queryFn: () => work.preview(text),
    staleTime: Infinity,
  });
  return (
    <div className="min-h-20 rounded-md border border-line bg-raised px-3 py-2 text-sm">
      {preview.isError && <Failed error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data &&
        (preview.data.bodyHtml === "" ? (
          <p className="text-soft">{t("markdown.nothing")}</p>
        ) : (
          <Markdown html={preview.data.bodyHtml} />
        ))}
    </div>
  );
}
