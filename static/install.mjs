// Copies the few files in use from node_modules to static/vendor, and joins ours with them:
// one stylesheet and one script, so that a first visit costs few requests.
// Run it after `npm ci --ignore-scripts`, and again when a template, a stylesheet or portal.js changes.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { bundle } from "./stylesheet.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const modules = join(root, "node_modules");
const vendor = join(here, "vendor");
const SHEETS = ["tokens", "base", "shell", "buttons", "forms", "components", "tables", "catalogue", "finding", "cases", "agenda", "enrolment", "planning", "sending", "referrals", "inbox", "figures", "print"];
const WEIGHTS = ["400", "600"];
const NAMING = [".html", ".py", ".csv", ".toml", ".json"];
const SUBSETS = {
  "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
  latin: "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
};

const read = (...path) => readFileSync(join(...path), "utf8");
const put = (name, text) => writeFileSync(join(vendor, name), text);

rmSync(vendor, { recursive: true, force: true });
for (const folder of ["fonts", "licences", "test"]) {
  mkdirSync(join(vendor, folder), { recursive: true });
}
writeStylesheet();
writeScript();
writeIcons();
writeLicences();
compress("portal.css", "portal.js", "icons.svg");
cpSync(join(modules, "axe-core", "axe.min.js"), join(vendor, "test", "axe.min.js"));

function writeStylesheet() {
  const bootstrap = (part) => read(modules, "bootstrap/dist/css", `bootstrap-${part}.css`);
  put("portal.css", bundle({
    kept: [fonts(), bootstrap("reboot"), ...ownStylesheets()],
    shaken: [bootstrap("grid"), bootstrap("utilities")],
    words: allWords(),
  }));
}

function fonts() {
  const faces = WEIGHTS.flatMap((weight) => Object.entries(SUBSETS).map(([subset, range]) => {
    const bytes = readFileSync(
      join(modules, "@fontsource/titillium-web/files", `titillium-web-${subset}-${weight}-normal.woff2`),
    );
    const mark = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const name = `titillium-web-${subset}-${weight}.${mark}.woff2`;
    writeFileSync(join(vendor, "fonts", name), bytes);
    return `@font-face {
      font-family: "Titillium Web"; font-style: normal; font-weight: ${weight}; font-display: swap;
      src: url("fonts/${name}") format("woff2"); unicode-range: ${range};
    }`;
  }));
  return faces.join("\n");
}

function ownStylesheets() {
  return SHEETS.map((name) => read(here, "css", `${name}.css`));
}

function allWords() {
  return ["templates", "portal"].flatMap((folder) => wordsOf(join(root, folder)));
}

function wordsOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => NAMING.some((ending) => name.endsWith(ending)))
    .flatMap((name) => read(folder, name).match(/[\w-]+/g) ?? []);
}

function writeScript() {
  const htmx = read(modules, "htmx.org/dist/htmx.min.js");
  put("portal.js", `${htmx}\n${read(here, "js/portal.js")}`);
}

// One sheet with our mark and the drawings that some page names; a page points into it.
function writeIcons() {
  const words = new Set(allWords());
  const symbols = JSON.parse(read(here, "icons.json")).filter((name) => words.has(name)).map((name) => {
    const svg = read(modules, "bootstrap-icons/icons", `${name}.svg`);
    const drawing = svg.replace(/^[^]*?<svg[^>]*>\s*|\s*<\/svg>\s*$/g, "").replace(/\s*\n\s*/g, "");
    return `<symbol id="${name}" viewBox="0 0 16 16">${drawing}</symbol>`;
  });
  const mark = read(here, "img/mark.svg").replace(/<(\/?)svg[^>]*>/g, "").replace(/\s*\n\s*/g, "");
  symbols.push(`<symbol id="mark" viewBox="0 0 48 48">${mark}</symbol>`);
  put("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

function writeLicences() {
  const used = JSON.parse(read(root, "package.json"));
  const packages = Object.keys(used.dependencies).sort().map((name) => {
    const about = JSON.parse(read(modules, name, "package.json"));
    const file = readdirSync(join(modules, name)).find((entry) => /^licen[cs]e/i.test(entry));
    const copy = `${name.replace(/^@/, "").replace("/", "-")}.txt`;
    cpSync(join(modules, name, file), join(vendor, "licences", copy));
    return { name, version: about.version, licence: about.license, text: `licences/${copy}` };
  });
  put("licences.json", JSON.stringify(packages));
}

// The server sends these as they are, so that serving them costs nothing.
function compress(...names) {
  for (const name of names) {
    const bytes = readFileSync(join(vendor, name));
    writeFileSync(join(vendor, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(vendor, `${name}.br`), brotliCompressSync(bytes));
  }
}
