// Joins stylesheets, without the rules of Bootstrap whose classes nothing in the project names.

// Ours come between Bootstrap's base and its utilities, so that a utility on an element always wins.
export function bundle({ kept, shaken, words }) {
  const known = new Set(words);
  const sheets = [...kept.map(squeezed), ...shaken.map((css) => shake(squeezed(css), known))];
  return withoutIdleNames(sheets.join("\n"));
}

// Bootstrap declares hundreds of variables and a dark theme; what nothing asks for is left out.
function withoutIdleNames(css) {
  const light = rules(css).filter(({ head }) => head.trim() !== "[data-bs-theme=dark]")
    .map(({ head, body }) => `${head}{${body}}`).join("");
  const asked = new Set(light.match(/(?<=var\()--bs-[\w-]+/g));
  const lean = light.replace(/(--bs-[\w-]+):[^;}]*;?/g, (all, name) => (asked.has(name) ? all : ""));
  return lean === css ? css : withoutIdleNames(lean);
}

function squeezed(css) {
  return css
    .replace(/@charset[^;]+;/g, "")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();
}

function shake(css, known) {
  return rules(css).map(({ head, body }) => {
    if (head.startsWith("@media")) {
      const inside = shake(body, known);
      return inside && `${head}{${inside}}`;
    }
    const selectors = head.split(",").filter((selector) => isUsed(selector, known));
    return selectors.length ? `${selectors.join(",")}{${body}}` : "";
  }).join("");
}

function isUsed(selector, known) {
  const classes = selector.match(/\.[\w-]+/g) ?? [];
  return classes.length > 0 && classes.every((name) => known.has(name.slice(1)));
}

function rules(css) {
  const found = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === "{" && depth++ === 0) {
      open = at;
    } else if (css[at] === "}" && --depth === 0) {
      found.push({ head: css.slice(start, open), body: css.slice(open + 1, at) });
      start = at + 1;
    }
  }
  return found;
}
