import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/queries";
import { App } from "./app";
import { NoticeArea } from "./components/notice";
import { go } from "./lib/address";
import "./index.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="en-US">
      <RouterProvider navigate={go}>
        <QueryClientProvider client={createQueryClient()}>
          <NoticeArea>
            <App />
          </NoticeArea>
        </QueryClientProvider>
      </RouterProvider>
    </I18nProvider>
  </StrictMode>,
);
