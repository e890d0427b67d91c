import { Search } from "lucide-react";
import { useState } from "react";
import { Form, Input, SearchField } from "react-aria-components";
import { go } from "../lib/address";
import { t } from "../lib/t";

export function SearchBox() {
  const [words, setWords] = useState("");
  return (
    <Form
      role="search"
      className="min-w-0 flex-1 sm:max-w-64 sm:flex-none"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) go(`/search?q=${encodeURIComponent(words.trim())}`);
      }}
    >
      <SearchField
        aria-label={t("search.label")}
        value={words}
        onChange={setWords}
        className="flex h-8 min-w-0 items-center gap-2 rounded-md border border-line bg-page px-2.5 focus-within:border-accent"
      >
        <Search size={14} aria-hidden className="shrink-0 text-soft" />
        <Input
          placeholder={t("search.placeholder")}
          className="w-full min-w-0 bg-transparent text-sm outline-none placeholder:text-soft [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
    </Form>
  );
}
