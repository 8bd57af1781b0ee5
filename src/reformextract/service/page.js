"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const element = (name, content = "", className = "") => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(content);
    return made;
  };
  const SHARED = new Set(["kind", "start", "end", "text", "rule", "sentence"]);
  const rules = new Map();
  let records = [];
  let facts = [];
  let chosen = -1;

  // Offsets are code points; JavaScript's strings count UTF-16 units.
  const codePoints = (text) => Array.from(text);

  const wanted = () => new Set(all("#filters input:checked").map((box) => box.value));

  function draw(text) {
    const points = codePoints(text);
    const edges = [...new Set([0, points.length, ...records.flatMap((record) => [record.start, record.end])])].sort((a, b) => a - b);
    const parts = [];
    for (let place = 0; place + 1 < edges.length; place += 1) {
      const [start, end] = [edges[place], edges[place + 1]];
      let node = document.createTextNode(points.slice(start, end).join(""));
      const covering = records.map((record, index) => ({ record, index })).filter(({ record }) => record.start <= start && record.end >= end);
      covering.sort((a, b) => (a.record.end - a.record.start) - (b.record.end - b.record.start));
      for (const { record, index } of covering) {  // the shortest is the innermost
        const mark = element("mark", node, `k-${record.kind}`);
        mark.dataset.record = String(index);
        mark.title = record.kind;
        if (record.start === start) mark.tabIndex = 0;
        node = mark;
      }
      parts.push(node);
    }
    by("marked").replaceChildren(...parts);
  }

  function filter() {
    const kinds = wanted();
    let shown = 0;
    records.forEach((record) => { shown += kinds.has(record.kind) ? 1 : 0; });
    for (const mark of all("mark")) {
      const on = kinds.has(records[mark.dataset.record].kind);
      mark.classList.toggle("off", !on);
      if (mark.hasAttribute("tabindex")) mark.tabIndex = on ? 0 : -1;
    }
    for (const row of by("told").rows) row.hidden = !kinds.has(records[row.dataset.figure].kind);
    by("shown").textContent = `${shown} of ${records.length} records shown`;
  }

  async function ruleOf(id) {
    if (!rules.has(id)) {
      const answer = await fetch(`rules/${encodeURIComponent(id)}`);
      rules.set(id, answer.ok ? await answer.json() : { id });
    }
    return rules.get(id);
  }

  const shownValue = (value) => (Array.isArray(value) ? value.join(", ") : String(value));

  async function choose(index) {
    chosen = index;
    for (const mark of all("mark")) mark.classList.toggle("chosen", Number(mark.dataset.record) === index);
    for (const row of by("told").rows) row.classList.toggle("chosen", Number(row.dataset.figure) === index);
    const record = records[index];
    const rows = Object.entries(record).filter(([name]) => !SHARED.has(name)).map(([name, value]) => {
      const row = element("tr");
      const head = element("th", name);
      head.scope = "row";
      row.append(head, element("td", shownValue(value)));
      return row;
    });
    const table = element("table");
    table.append(...rows);
    const parts = [element("span", record.kind, `kind k-${record.kind}`), element("p", record.text, "quote"), table];
    if (record.rule) {
      const rule = await ruleOf(record.rule);
      if (chosen !== index) return;
      const about = element("p", "", "rule");
      about.append(`rule ${rule.id}`, ...(rule.source ? [element("br"), rule.source] : []));
      parts.push(about, ...(rule.description ? [element("p", rule.description)] : []), ...(rule.pattern ? [element("code", rule.pattern)] : []));
    }
    by("record").replaceChildren(...parts);
  }

  const words = (phrase) => (phrase ? phrase.text.replace(/\s+/g, " ") : "");

  // The days that a fact holds for: open at the end after "since", at the beginning after "by" and "until".
  function daysOf(fact) {
    if (fact.period === undefined) return "";
    const [from, to] = [records[fact.period], records[fact.period_to ?? fact.period]];
    const relation = fact.period_relation || "in";
    const earliest = relation === "by" || relation === "until" ? null : from.earliest;
    const latest = relation === "since" && fact.period_to === undefined ? null : to.latest;
    if (earliest && latest) return earliest === latest ? earliest : `${earliest} to ${latest}`;
    return earliest ? `from ${earliest}` : latest ? `to ${latest}` : words(from);
  }

  function comparedOf(fact) {
    const base = typeof fact.base === "number" ? words(records[fact.base]) : (fact.base || "").replaceAll("_", " ");
    return [fact.change, base].filter(Boolean).join(" ");
  }

  function tell() {
    by("told").replaceChildren(...facts.map((fact) => {
      const row = element("tr");
      row.dataset.figure = String(fact.figure);
      const figure = element("button", words(records[fact.figure]), `kind k-${records[fact.figure].kind}`);
      figure.type = "button";
      const cells = { subject: words(fact.subject), what: words(fact.what || fact.predicate), figure, days: daysOf(fact), compared: comparedOf(fact), status: fact.status };
      row.append(...Object.entries(cells).map(([name, content]) => {
        const cell = element("td", content);
        cell.dataset.label = name;
        return cell;
      }));
      return row;
    }));
    by("facts").hidden = !facts.length;
  }

  function show(extraction) {
    records = extraction.records;
    facts = extraction.facts;
    const { article, warnings } = extraction;
    by("about").textContent = `${records.length} records, ${facts.length} facts · ${article.published ? `published ${article.published}` : "publication date unknown"}`;
    by("warnings").replaceChildren(...warnings.map((warning) => element("p", `Warning: ${typeof warning === "string" ? warning : warning.message}`, "warning")));
    for (const count of all("[data-count]")) count.textContent = String(records.filter((record) => record.kind === count.dataset.count).length);
    draw(article.text);
    tell();
    by("record").replaceChildren(element("p", "Point at a record, or press j.", "hint"));
    by("found").hidden = false;
    filter();
  }

  async function ask(event) {
    event.preventDefault();
    const button = document.querySelector("#ask button");
    button.disabled = true;
    by("problem").textContent = "";
    try {
      const body = JSON.stringify({ text: by("text").value, published: by("published").value || null });
      const answer = await fetch("extract", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      const content = await answer.json();
      if (answer.ok) show(content);
      else {
        const detail = content.detail;
        by("problem").textContent = Array.isArray(detail) ? detail.map((one) => `${one.loc.slice(1).join(".")}: ${one.msg}`).join("; ") : detail.reason;
      }
    } catch {
      by("problem").textContent = "The service does not answer.";
    } finally {
      button.disabled = false;
    }
  }

  function go(index) {
    const mark = document.querySelector(`mark[tabindex][data-record="${index}"]`) || document.querySelector(`mark[data-record="${index}"]`);
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    choose(index);
  }

  const markOf = (target) => {
    const mark = target instanceof Element ? target.closest("mark") : null;
    for (let one = mark; one; one = one.parentElement.closest("mark")) if (!one.classList.contains("off")) return one;
    return null;
  };
  for (const kind of ["pointerover", "focusin", "click"]) {
    by("marked").addEventListener(kind, (event) => {
      const mark = markOf(event.target);
      if (mark && Number(mark.dataset.record) !== chosen) choose(Number(mark.dataset.record));
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input")) return;
    if (event.key !== "j" && event.key !== "k") return;
    const kinds = wanted();
    const open = records.map((record, index) => index).filter((index) => kinds.has(records[index].kind));
    if (!open.length) return;
    const now = open.indexOf(chosen);
    const step = event.key === "j" ? 1 : -1;
    const next = open[now < 0 ? (step > 0 ? 0 : open.length - 1) : (now + step + open.length) % open.length];
    go(next);
  });
  by("told").addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    if (row) go(Number(row.dataset.figure));
  });
  by("ask").addEventListener("submit", ask);
  by("filters").addEventListener("change", filter);
  by("filters").addEventListener("click", (event) => {
    const which = event.target instanceof Element && event.target.dataset.set;
    if (!which) return;
    for (const box of all("#filters input")) box.checked = which === "all";
    filter();
  });
})();
