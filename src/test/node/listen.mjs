// Usage: node listen.mjs URL TRANSPORTS AUTH-JSON COOKIE EVENT [PROJECT...]
// Prints one JSON line for "connected", for each event, and for "disconnected"; ends when its input does.
import { io } from "socket.io-client";

const [url, transports, auth, cookie, event, ...projects] = process.argv.slice(2);
const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
const socket = io(url, {
  transports: transports.split(","),
  auth: JSON.parse(auth),
  extraHeaders: cookie ? { Cookie: cookie } : {},
  reconnection: false,
});
socket.on("connect", () => {
  for (const project of projects) {
    socket.emit("join", project, (answer) => say({ joined: project, ...answer }));
  }
  const engine = socket.io.engine;
  if (transports === "polling,websocket" && engine.transport.name !== "websocket") {
    engine.once("upgrade", () => say({ connected: "websocket" }));
  } else {
    say({ connected: engine.transport.name });
  }
});
socket.on("disconnect", (reason) => say({ disconnected: reason }));
socket.on("connect_error", (failure) => say({ failed: failure.message }));
socket.onAny((name, payload) => {
  if (name === "ready") {
    say({ ready: payload });
  } else if (event === "*" || name === event) say({ event: name, payload });
});
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
