import { Search } from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import type { Me } from "../api/types";
import { useProjects } from "../api/work-queries";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { type Command, commands, isAddress } from "./commands";
import { useDeeds } from "./use-deeds";
import { useFound } from "./use-found";

interface Props {
  me: Me;
  onClose: () => void;
  onOpen: (what: "create" | "sheet") => void;
}

/** Everything by its name: places, issues, deeds; and the issue behind any address that is pasted. */
export default function Palette({ me, onClose, onOpen }: Props) {
  const [typed, setTyped] = useState("");
  const projects = useProjects("", false).data?.items ?? [];
  const { found, looking } = useFound(typed);
  const does = useDeeds();
  const items = [...(isAddress(typed) ? [] : commands(me, projects, typed)), ...found];
  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    if (command.to) go(command.to);
    else if (command.id === "create" || command.id === "sheet") onOpen(command.id);
    else does(command.id);
  };
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(next) => next || onClose()}
      isDismissable
      className="fixed inset-0 z-10 flex items-start justify-center bg-scrim px-3 pt-[10vh]"
    >
      <Modal className="w-full max-w-xl rounded-xl border border-line bg-raised shadow-2xl">
        <Dialog aria-label={t("keys.palette")} className="outline-none">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              aria-label={t("palette.label")}
              autoFocus
              className="flex h-12 items-center gap-2.5 border-b border-line px-4"
            >
              <Search size={16} aria-hidden className="shrink-0 text-soft" />
              <Input
                placeholder={t("palette.placeholder")}
                className="w-full min-w-0 bg-transparent outline-none placeholder:text-soft [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <ListBox
              aria-label={t("palette.results")}
              items={items}
              onAction={(id) => choose(items.find((each) => each.id === id))}
              renderEmptyState={() => (
                <p className="px-3 py-3 text-sm text-soft">
                  {t(looking ? "loading" : isAddress(typed) ? "palette.no-address" : "palette.none")}
                </p>
              )}
              className="max-h-[55vh] overflow-y-auto p-1.5 outline-none"
            >
              {(command) => (
                <ListBoxItem
                  id={command.id}
                  textValue={command.text}
                  className="flex cursor-default items-baseline gap-3 rounded-md px-2.5 py-1.5 text-sm outline-none data-focused:bg-hover"
                >
                  <span className="min-w-0 flex-1 wrap-anywhere">{command.text}</span>
                  {command.hint && <span className="shrink-0 text-xs text-soft">{command.hint}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
          <p role="status" className="sr-only">
            {t("palette.count", { n: items.length })}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
