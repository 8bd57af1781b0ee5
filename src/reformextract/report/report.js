"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const filters = document.getElementById("filters");
  const panel = document.getElementById("panel");
  const marks = all("mark");
  const firsts = marks.filter((mark) => mark.id);
  const listed = all("[data-kind][data-state]");
  const errors = new Set(["wrong", "missed", "spurious", "extent", "field"]);
  const kindOf = (mark) => mark.className.match(/(?:^| )k-(\S+)/)[1];
  const stateOf = (mark) => mark.className.match(/(?:^| )s-(\S+)/)[1];

  const chosen = (name) => {
    const boxes = all(`input[name=${name}]`, filters);
    return boxes.length ? new Set(boxes.filter((box) => box.checked).map((box) => box.value)) : null;
  };

  function filter() {
    const kinds = chosen("kind");
    const states = chosen("state");
    const wanted = (kind, state) => kinds.has(kind) && (states === null || states.has(state));
    let shown = 0;
    for (const mark of marks) {
      const on = wanted(kindOf(mark), stateOf(mark));
      mark.classList.toggle("off", !on);
      if (mark.id) {
        mark.tabIndex = on ? 0 : -1;
        shown += on ? 1 : 0;
      }
    }
    for (const row of listed) row.hidden = !wanted(row.dataset.kind, row.dataset.state);
    document.getElementById("shown").textContent = `${shown} of ${firsts.length} records shown`;
    hide();
  }

  function set(which) {
    for (const box of all("input", filters)) {
      if (which === "none") box.checked = box.name !== "kind";
      else box.checked = which === "all" || box.name === "kind" || errors.has(box.value);
    }
    filter();
  }

  const firstOf = (mark) => (mark.id ? mark : document.getElementById(mark.dataset.of));

  let described = null;
  function show(mark) {
    const place = mark.getClientRects()[0] || mark.getBoundingClientRect();
    if (place.bottom < 0 || place.top > innerHeight) {
      hide();
      return;
    }
    if (described !== firstOf(mark)) {
      described = firstOf(mark);
      const details = document.getElementById(`d${described.id}`);
      panel.replaceChildren(...[...details.childNodes].map((node) => node.cloneNode(true)));
    }
    panel.hidden = false;
    panel.classList.toggle("up", place.top > innerHeight / 2);
    const column = mark.closest(".text").getBoundingClientRect();
    const beside = column.right + 16;
    const top = filters.getBoundingClientRect().bottom + 8;
    if (beside + panel.offsetWidth + 8 <= innerWidth) {  // in the margin, beside the text
      panel.style.left = `${beside}px`;
      panel.style.top = `${Math.max(top, Math.min(place.top, innerHeight - panel.offsetHeight - 8))}px`;
      return;
    }
    const below = place.bottom + 8;
    const fits = below + panel.offsetHeight <= innerHeight;
    panel.style.top = `${fits ? below : Math.max(4, place.top - panel.offsetHeight - 8)}px`;
    panel.style.left = `${Math.max(4, Math.min(place.left, innerWidth - panel.offsetWidth - 8))}px`;
  }

  function hide() {
    panel.hidden = true;
  }

  function go(mark) {
    if (mark.classList.contains("off")) set("all");
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    mark.classList.remove("flash");
    void mark.offsetWidth;
    mark.classList.add("flash");
  }

  const active = (target) => {
    const mark = target instanceof Element ? target.closest("mark") : null;
    for (let one = mark; one; one = one.parentElement.closest("mark")) if (!one.classList.contains("off")) return one;
    return null;
  };

  let dismissed = false;
  let pointed = null;
  function rest() {  // the details of the record pointed at, else of the one in focus, else none
    const mark = pointed && pointed.matches(":hover") ? pointed : active(document.activeElement);
    if (mark && !dismissed) show(mark);
    else hide();
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;  // a tap moves the focus, which shows the details
    const mark = active(event.target);
    pointed = mark;
    if (mark) {
      dismissed = false;
      show(mark);
    } else if (!panel.contains(event.target)) rest();
  });
  document.addEventListener("focusin", () => {
    dismissed = false;
    rest();
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.jump") : null;
    const mark = active(event.target);
    if (link) {
      event.preventDefault();
      const hash = typeof link.hash === "string" ? link.hash : link.getAttribute("href");
      const target = document.getElementById(hash.slice(1));
      history.replaceState(null, "", hash);
      go(target);
    } else if (mark) show(mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      dismissed = true;
      hide();
    }
    if (event.key !== "j" && event.key !== "k") return;
    const shown = firsts.filter((mark) => !mark.classList.contains("off"));
    if (!shown.length) return;
    const now = shown.indexOf(document.activeElement);
    const step = event.key === "j" ? 1 : -1;
    go(shown[now < 0 ? (step > 0 ? 0 : shown.length - 1) : (now + step + shown.length) % shown.length]);
  });
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting || (panel.hidden && !active(document.activeElement))) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      rest();
    });
  }, { passive: true });
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("click", (event) => {
    const which = event.target instanceof Element && event.target.dataset.set;
    if (which) set(which);
  });

  const table = document.getElementById("fact-table");
  if (table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const words = rows.map((row) => row.textContent.toLowerCase());
    const keys = []; // column -> the key of each row, made when the column is first sorted by
    const keysOf = (column) => keys[column] ??= rows.map((row) => {
      const cell = row.cells[column];
      return column === 2 ? Number(cell.dataset.sort) : (cell.dataset.sort ?? cell.textContent).toLowerCase();
    });
    let turn = 0; // of the last sorting
    const show = (sorted) => { // what is seen first at once, the others when that is painted
      const mine = ++turn;
      body.replaceChildren(...sorted.slice(0, 100));
      if (sorted.length > 100) requestAnimationFrame(() => setTimeout(() => {
        if (mine === turn) body.append(...sorted.slice(100));
      }));
    };
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.ariaSort === "ascending";
        for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
        head.ariaSort = down ? "descending" : "ascending";
        const key = keysOf(column);
        const order = rows.map((_, index) => index);
        order.sort((a, b) => (key[a] < key[b] ? -1 : key[a] > key[b] ? 1 : 0) * (down ? -1 : 1));
        show(order.map((index) => rows[index]));
      });
    });
    const find = document.getElementById("find");
    find.closest("p").hidden = false;
    find.addEventListener("input", () => {
      const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      rows.forEach((row, index) => {
        row.hidden = !wanted.every((word) => words[index].includes(word));
        found += row.hidden ? 0 : 1;
      });
      document.getElementById("found").textContent = `${found} of ${rows.length} facts`;
    });
  }

  const theme = document.getElementById("theme");
  const dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => {
    theme.setAttribute("aria-pressed", String(dark()));
    theme.textContent = dark() ? "Light" : "Dark";
  };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    label();
  });
  label();
  if (matchMedia("(max-width: 40rem)").matches) filters.querySelector("details").open = false;
  filter();
  if (location.hash.startsWith("#r")) {
    const target = document.getElementById(location.hash.slice(1));
    if (target) go(target);
  }
})();
