// Starts the reader, and says in plain words when it cannot.
// A classic script in the head, so that what the reader chose is in force before the first paint.
(() => {
  "use strict";
  const script = document.currentScript;
  const page = document.documentElement;
  const root = (page.dataset.root = new URL(".", script.src).href);
  history.scrollRestoration = "manual";

  // What may be chosen, the usual one first.
  const oneOf = (word, all, known = all.split(" ")) => (known.includes(word) ? word : known[0]);
  const apply = (event) => {
    let kept = event?.detail;
    try { kept ||= localStorage.getItem("offprint:settings"); } catch { /* no storage */ }
    const [size, line, width, face, theme] = (kept ?? "").split(" ");
    page.dataset.theme = oneOf(theme, "system light dark sepia contrast");
    page.dataset.face = oneOf(face, "serif sans legible");
    page.style.setProperty("--story-size", oneOf(size, "20 12 14 16 18 22 24 26 28 32 40") / 16 + "rem");
    page.style.setProperty("--story-line", oneOf(line, "160 140 180 200") / 100);
    page.style.setProperty("--story-width", oneOf(width, "66 52 80"));
  };
  apply();
  addEventListener("offprint:settings", apply);

  // After a failure nothing may reach what is left.
  let over;
  for (const kind of ["popstate", "keydown", "pagehide", "pageshow"])
    addEventListener(kind, (event) => over && event.stopImmediatePropagation(), true);

  const listHeadlines = async (list) => {
    const { articles } = await (await fetch(root + "articles.json")).json();
    for (const { headline, language } of articles) {
      if (typeof headline !== "string") continue;
      const item = document.createElement("li");
      list.append(Object.assign(item, { textContent: headline, lang: language, dir: "auto" }));
    }
    list.previousElementSibling.hidden = !list.childElementCount;
  };

  let silence;
  const fail = (why) => {
    if (over) return;
    over = true;
    clearTimeout(silence);
    const show = () => {
      const at = (id) => document.getElementById(id);
      at("app")?.remove();
      at("shell")?.remove();
      at("failure").hidden = false;
      at("why").textContent = why;
      at("reload").addEventListener("click", () => location.reload());
      listHeadlines(at("headlines")).catch(() => { /* none */ });
    };
    document.readyState === "loading" ? addEventListener("DOMContentLoaded", show) : show();
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(fail, 10_000, "The reader was sent for, and nothing came for ten seconds.");
  };
  addEventListener("offprint:ready", () => clearTimeout(silence));
  addEventListener("offprint:panic", (event) => fail("The reader met a fault of its own and stopped: " + event.detail));

  // The wasm, inflated where packed; each piece is a sign of life.
  const wasm = async () => {
    const answer = await fetch(new URL(script.dataset.wasm, script.src));
    if (!answer.ok) throw Error(`the host answered ${answer.status} for its program`);
    const [peek, whole] = answer.body.tee();
    // One byte may be all there is yet.
    const [first] = (await peek.getReader().read()).value ?? [];
    const packed = first === 0x1f;
    if (!packed && first !== 0) throw Error("the host sent something else in its place");
    let pieces = whole.pipeThrough(new TransformStream({ transform(piece, out) { heard(); out.enqueue(piece); } }));
    if (packed) pieces = pieces.pipeThrough(new DecompressionStream("gzip"));
    const headers = { "content-type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(pieces, { headers }));
  };
  heard();
  Promise.all([import(new URL(script.dataset.js, script.src)), wasm()])
    .then(async ([glue, program]) => {
      await new Promise(setTimeout); // Compiling was a task for a phone.
      return over || glue.default({ module_or_path: program });
    })
    .catch((error) => fail(`The reader did not start: ${error?.message ?? error}.`));
})();
