// Builds static/: one script and one style for what widgets share, and one of each for every widget. `make widgets`.
//
// The same files serve two hosts. A page loads parts.js and the scripts of its widgets as classic scripts, which works
// from a folder on a disk, too. A notebook gets both texts as one module, with an export at its end (model/scripts.py).
// So shared code is not bundled into a widget's script: an import from ../parts becomes a look-up in the global
// `convbook`, which parts.js makes.

import { readdirSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.env.OUT ?? join(here, "static");
const common = { bundle: true, charset: "utf8", target: "es2022", logLevel: "warning", write: false };
const style = { ...common, target: ["chrome120", "firefox120", "safari17.2"] };

/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(out, name), text);

/** @param {import("esbuild").BuildOptions} options */
const bundle = async (options) => (await build({ ...options, write: false })).outputFiles[0].text;

/** kernel_slide → KernelSlide @param {string} folder */
const className = (folder) => folder.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase());

/** parts/some-thing.js is convbook.some_thing. @param {string} file */
const namespace = (file) => basename(file, ".js").replaceAll("-", "_");

/** A widget's module as a classic script. @param {string} module @param {string} name */
function asScript(module, name) {
  const script = module
    .replace(/^import \{([^}]*)\} from "\.\.\/parts\/([\w-]+)\.js";/gm, (_, names, file) => {
      return `const {${names.replaceAll(" as ", ": ")}} = convbook.${namespace(file)};`;
    })
    .replace(/^export \{\s*(\w+) as default\s*\};/m, `convbook.registry.define("${name}", $1);`);
  if (/^(import|export)\b/m.test(script)) throw new Error(`${name}: an import or export is left; see build.mjs`);
  return `(() => {\n${script}})();\n`;
}

mkdirSync(out, { recursive: true });

const parts = readdirSync(join(here, "parts")).sort();
const modules = parts.filter((file) => file.endsWith(".js"));
write(
  "parts.js",
  await bundle({
    ...common,
    stdin: {
      contents: modules.map((file) => `export * as ${namespace(file)} from "./${file}";`).join("\n"),
      resolveDir: join(here, "parts"),
    },
    format: "iife",
    globalName: "convbook",
  }),
);
write(
  "parts.css",
  await bundle({
    ...style,
    stdin: {
      contents: parts.filter((file) => file.endsWith(".css")).map((file) => `@import "./${file}";`).join("\n"),
      resolveDir: join(here, "parts"),
      loader: "css",
    },
  }),
);

for (const folder of readdirSync(here).filter((name) => existsSync(join(here, name, "widget.py")))) {
  const file = folder.replaceAll("_", "-");
  const module = await bundle({
    ...common,
    entryPoints: [join(here, folder, "view.js")],
    external: ["../parts/*"],
    format: "esm",
  });
  write(`${file}.js`, asScript(module, className(folder)));
  const own = join(here, folder, "style.css");
  if (existsSync(own)) write(`${file}.css`, await bundle({ ...style, entryPoints: [own] }));
}
