// Called by Maven: node scripts/build.mjs OUTPUT STAMP. Installs and builds only what changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const UI = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const OUTPUT = resolve(process.argv[2] ?? join(UI, "dist"));
const INSTALLED = join(UI, "node_modules", ".lockstep-lock");
const BUILT = resolve(process.argv[3] ?? join(UI, "dist.stamp"));
const INITIAL_JS_LIMIT_BYTES = 250 * 1024;
const NOT_SOURCE = new Set(["node_modules", "dist", "wire.ts"]);

const [major, minor] = process.versions.node.split(".").map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  fail(
    `The page needs Node 20.19, 22.12 or later to build; this is ${process.versions.node}. Or build without it: -DskipUi`,
  );
}

const lock = hash([join(UI, "package-lock.json")]);
if (read(INSTALLED) !== lock) {
  npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(INSTALLED, lock);
}

const sources = hash(filesOf(UI));
if (read(BUILT) !== sources || !existsSync(join(OUTPUT, "index.html"))) {
  rmSync(BUILT, { force: true });
  npm(["run", "--silent", "build"], { UI_OUT_DIR: OUTPUT });
  checkSize(join(OUTPUT, "assets"));
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, sources);
}
// The page for builds without this one is laid there again each time: two builds of one commit would differ by it.
rmSync(join(OUTPUT, "not-built.html"), { force: true });

function npm(args, env = {}) {
  const done = spawnSync("npm", args, {
    cwd: UI,
    env: { ...process.env, ...env },
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (done.error) fail(`npm could not be started: ${done.error.message}`);
  if (done.status !== 0)
    fail(`${done.stdout}${done.stderr}\nnpm ${args.join(" ")} failed in ui/ (${done.status}).`);
}

/** What a browser loads until the board stands there: the page's own scripts, the board's, and all that these import. */
function checkSize(assets) {
  const open = [...readFileSync(join(OUTPUT, "index.html"), "utf8").matchAll(/assets\/([^"]+\.js)/g)].map(
    (hit) => hit[1],
  );
  open.push(...readdirSync(assets).filter((name) => /^board-page-.*\.js$/.test(name)));
  const needed = new Set();
  while (open.length > 0) {
    const name = open.pop();
    if (needed.has(name)) continue;
    needed.add(name);
    const script = readFileSync(join(assets, name), "utf8");
    open.push(...[...script.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map((hit) => hit[1]));
  }
  const bytes = [...needed].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  console.log(`The page and its board: ${bytes} bytes of scripts, gzipped, in ${needed.size} files.`);
  if (bytes > INITIAL_JS_LIMIT_BYTES)
    fail(
      `The scripts of the page and its board weigh ${bytes} bytes gzipped; the limit is ${INITIAL_JS_LIMIT_BYTES}.`,
    );
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCE.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}

function hash(files) {
  const sum = createHash("sha256");
  for (const file of files) sum.update(file.slice(UI.length)).update(readFileSync(file));
  return sum.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
