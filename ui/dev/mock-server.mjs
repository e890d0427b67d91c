// A stand-in for Lockstep's API while working on the page: `npm run mock`, then `npm run dev`.
// PORT (4000), MOCK_EMPTY=1 (nothing yet), MOCK_SIGNED_OUT=1, MOCK_STILL=1 (no news), MOCK_ROOT=dist (serve the built page).
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { Server } from "socket.io";
import { addOperation, beat, counts, createState } from "./state.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
const BEAT_MS = 500;

const state = createState();
if (process.env.MOCK_EMPTY) Object.assign(state, { links: [], jobs: [], operations: [] });
if (process.env.MOCK_SIGNED_OUT) state.signedIn = false;

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname.startsWith("/api/v1/")) return void api(request, response, url);
  if (url.pathname === "/sign-in") {
    state.signedIn = true;
    return void response.writeHead(302, { Location: "/" }).end();
  }
  void file(response, url.pathname);
});
const sockets = new Server(server, { serveClient: false });
sockets.use((_, next) => next(state.signedIn ? undefined : new Error("signed out")));

function api(request, response, url) {
  const send = (body, status = 200) =>
    response
      .writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" })
      .end(JSON.stringify(body));
  const refuse = (status, code, detail) =>
    send({ type: `/problems/${code}`, title: code, status, code, detail }, status);
  if (!state.signedIn) return refuse(401, "signed-out", "Sign in first.");
  const [what, id, act] = url.pathname.slice("/api/v1/".length).split("/");
  const route = `${request.method} ${[what, id && (id === "counts" ? id : ":id"), act].filter(Boolean).join("/")}`;
  const answer = ROUTES[route]?.({ id, url, refuse });
  if (answer === undefined)
    return response.writableEnded || refuse(404, "not-found", `Nothing is at ${url.pathname}.`);
  send(answer);
}

const link = (id) => state.links.find((each) => each.id === id);
const touch = (changed) => {
  sockets.emit("link.updated", { id: changed.id });
  return changed;
};
const setState = (id, next) => {
  const operation = state.operations.find((each) => each.id === id);
  Object.assign(operation, { state: next, reason: null, hint: null, attempts: 0 });
  sockets.emit("operation.updated", { counts: counts(state), latest: [operation] });
  return operation;
};

const ROUTES = {
  "GET me": () => ({ signedIn: true, name: "admin", version: "0.1.0" }),
  "GET links": () => ({ items: state.links, next: null }),
  "GET links/:id/only-here": () => ({
    items: ["Retro notes", "Clean the coffee machine", "Spike: offline mode"].map((title, i) => ({
      remoteId: `r${i}`,
      title,
      url: "https://plane.example/1",
    })),
    next: null,
  }),
  "POST links/:id/approve": ({ id }) =>
    touch(Object.assign(link(id), { onlyHereApproved: true, onlyHere: 0 })),
  "POST links/:id/pause": ({ id }) =>
    touch(Object.assign(link(id), { health: "paused", reason: "Paused by a person on the page." })),
  "POST links/:id/resume": ({ id }) => touch(Object.assign(link(id), { health: "in-step", reason: null })),
  "POST links/:id/sync": ({ id, refuse }) =>
    link(id).health === "needs-you"
      ? void refuse(
          503,
          "tracker-refused",
          "GitHub refuses the token: 401 Bad credentials. Put a new one on the connection.",
        )
      : { jobId: "j", message: "Sync job started" },
  "GET jobs": () => ({ items: state.jobs, next: null }),
  "GET operations/counts": () => counts(state),
  "GET operations": ({ url }) => {
    const wanted = url.searchParams.get("state");
    const limit = Number(url.searchParams.get("limit") ?? 50);
    const all = state.operations.filter((each) => !wanted || each.state === wanted);
    return { items: all.slice(0, limit), next: all.length > limit ? "more" : null };
  },
  "POST operations/:id/retry": ({ id }) => setState(id, "queued"),
  "POST operations/:id/cancel": ({ id }) => setState(id, "canceled"),
  "GET issues/:id": ({ id }) => ({
    id,
    number: 12,
    title: "Login loops in Safari after the session expires",
    twins: [
      {
        linkId: "1",
        tracker: "github",
        url: "https://github.example/acme/web/issues/431",
        status: "in-step",
        remoteKey: "#431",
      },
      {
        linkId: "2",
        tracker: "plane",
        url: "https://plane.example/WEB-12",
        status: "in-step",
        remoteKey: "WEB-12",
      },
    ],
  }),
};

async function file(response, path) {
  const name = path === "/" ? "/index.html" : normalize(path);
  const body = await readFile(join(process.env.MOCK_ROOT ?? "dist", name)).catch(() => null);
  if (!body) return response.writeHead(404).end();
  response
    .writeHead(200, {
      "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
      "Content-Security-Policy": CSP,
    })
    .end(body);
}

if (!process.env.MOCK_STILL && !process.env.MOCK_EMPTY) {
  setInterval(() => {
    const latest = beat(state);
    if (latest.length === 0 && Math.random() < 0.3) latest.push(addOperation(state));
    sockets.emit("job.updated", state.jobs[0]);
    if (latest.length > 0) sockets.emit("operation.updated", { counts: counts(state), latest });
  }, BEAT_MS);
}

const port = Number(process.env.PORT ?? 4000);
server.listen(port, "127.0.0.1", () =>
  console.log(`Make-believe Lockstep at http://localhost:${server.address().port}`),
);
