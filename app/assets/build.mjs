// Builds everything the browser loads into dist/, each file named by the hash of its content.
// dist/manifest.json maps the plain name ("citizen.css") to the hashed one ("citizen-AB12CD34.css").
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileAsync } from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const at = (...parts) => path.join(here, ...parts);
const manifest = {};

const common = {
  bundle: true,
  minify: true,
  write: true,
  metafile: true,
  outdir: dist,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file" },
  legalComments: "none",
  logLevel: "warning",
};

function remember(metafile, name) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) manifest[name] = path.basename(file);
  }
}

async function style(name) {
  const { css } = await compileAsync(at("scss", `${name}.scss`), { loadPaths: [at("node_modules")], quietDeps: true });
  const result = await build({ ...common, stdin: { contents: css, resolveDir: here, sourcefile: `${name}.css`, loader: "css" } });
  const [file] = Object.keys(result.metafile.outputs).filter((output) => output.endsWith(".css"));
  const named = path.basename(file).replace("stdin", name);
  const from = path.join(dist, path.basename(file));
  await writeFile(path.join(dist, named), await readFile(from));
  await rm(from);
  manifest[`${name}.css`] = named;
}

async function script(name) {
  const result = await build({ ...common, entryPoints: [at("js", `${name}.js`)], format: "iife", target: "es2021" });
  remember(result.metafile, `${name}.js`);
}

async function keep(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  manifest[name] = `${stem}-${hash}${ext}`;
  await writeFile(path.join(dist, manifest[name]), content);
}

async function sprite() {
  const names = (await readFile(at("icons.txt"), "utf8")).split("\n").filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const icon = await readFile(at("node_modules/lucide-static/icons", `${name}.svg`), "utf8");
    const [, body] = icon.match(/<svg[^>]*>([\s\S]*)<\/svg>/);
    return `<symbol id="${name}" viewBox="0 0 24 24">${body.replace(/\s*\n\s*/g, "")}</symbol>`;
  }));
  await keep("icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

// Pages name the mark; the other drawings are named by the stylesheets only, which bring them along.
async function mark() {
  await keep("mark.svg", await readFile(at("svg", "mark.svg")));
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await Promise.all([style("citizen"), style("desk"), script("app"), script("desk"), sprite(), mark()]);
const sorted = Object.fromEntries(Object.entries(manifest).sort());
await writeFile(path.join(dist, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
