// What the portal adds to plain pages: every form and link works without it.
(() => {
  "use strict";

  const find = (selector, inside = document) => inside.querySelector(selector);
  const words = document.body?.dataset ?? {};

  document.documentElement.classList.add("has-script");

  function within(element, selector) {
    return element.matches(selector) ? element : find(selector, element);
  }

  function say(text) {
    const live = find("#live");
    if (live && text) {
      live.textContent = "";
      setTimeout(() => { live.textContent = text; }, 50);
    }
  }

  function focusOn(element) {
    if (!element) {
      return;
    }
    if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) {
      element.tabIndex = -1;
    }
    element.focus();
  }

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const form = detail.elt.closest("form");
    const field = form && find("input[name=csrf_token]", form);
    const token = field?.value ?? find("meta[name=csrf-token]")?.content;
    if (token && detail.verb !== "get") {
      detail.headers["X-CSRFToken"] = token;
    }
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const summary = detail.xhr.status === 422 && find(".error-summary");
    if (summary) {
      focusOn(summary);
    }
  });

  let lastRow = null;
  let pressed = null;

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    pressed = document.activeElement?.closest("input[type=checkbox][name]");
    lastRow = detail.target.matches?.("[data-load-more]") ? detail.target.previousElementSibling : null;
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const firstNew = lastRow?.nextElementSibling;
    lastRow = null;
    if (firstNew) {
      focusOn(find("a[href]", firstNew) ?? firstNew);
      return;
    }
    refocus(pressed);
    focusOn(within(detail.elt, "[data-takes-focus]"));
    say(within(detail.elt, "[data-says]")?.textContent);
  });

  // A box that was ticked may have come anew with the numbers around it.
  function refocus(box) {
    if (box && !box.isConnected) {
      find(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]:not([type=hidden])`)?.focus();
    }
  }

  // Of a form that keeps itself, nothing typed is lost when the session is over: the page stays,
  // and what it holds goes along with the next press of its button.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr } = event.detail;
    if (xhr.status === 401 && elt.matches("form[data-autosave]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("htmx:responseError", ({ detail }) => {
    if (detail.xhr.status === 401) {
      const here = location.pathname + location.search;
      location.assign(`${words.signin}?next=${encodeURIComponent(here)}`);
    } else if (!detail.elt.matches("[data-autosave]")) {
      notify(words.refused);
    }
  });

  document.addEventListener("htmx:sendError", ({ detail }) => {
    if (!detail.elt.matches("[data-autosave]")) {
      notify(words.offline);
    }
  });

  function notify(text) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.setAttribute("role", "alert");
    toast.textContent = text;
    find("#toasts")?.append(toast);
    setTimeout(() => toast.remove(), 10000);
  }

  function mark(form, state) {
    const place = find("[data-saved]", form);
    if (!place) {
      return;
    }
    place.dataset.state = state;
    const at = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    place.textContent = state === "done" ? `${place.dataset.done} ${at}` : place.dataset[state];
  }

  document.addEventListener("input", ({ target }) => {
    const form = target.closest("form[data-autosave]");
    if (form) {
      form.dataset.unsaved = "yes";
    }
    if (target.dataset.counts) {
      count(target);
    }
  });

  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt.matches("form[data-autosave]")) {
      mark(detail.elt, "saving");
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const form = detail.elt;
    if (!form.matches("form[data-autosave]")) {
      return;
    }
    if (detail.successful) {
      delete form.dataset.unsaved;
      mark(form, "done");
    } else {
      mark(form, { 401: "over", 409: "conflict" }[detail.xhr.status] ?? "failed");
    }
  });

  addEventListener("beforeunload", (event) => {
    if (find("form[data-autosave][data-unsaved]")) {
      event.preventDefault();
    }
  });

  document.addEventListener("submit", ({ target }) => {
    delete target.dataset.unsaved;
  });

  function count(input) {
    const place = document.getElementById(input.dataset.counts);
    if (place) {
      place.textContent = `${input.value.length} / ${input.maxLength}`;
    }
  }

  function addRow(button) {
    const rows = button.closest("[data-rows]");
    const name = rows.dataset.rows;
    const list = find(":scope > [data-rows-list]", rows);
    const index = nextIndex(list);
    const blank = find(":scope > template[data-row-blank]", rows).innerHTML;
    // Only this list's own places are filled in: a row may hold rows of its own.
    const html = blank
      .replaceAll(`${name}-__index__`, `${name}-${index}`)
      .replaceAll(`__number ${name}__`, list.children.length + 1);
    list.insertAdjacentHTML("beforeend", html);
    const row = list.lastElementChild;
    window.htmx?.process(row);
    focusOn(find("input:not([type=hidden]), select, textarea", row));
    row.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function nextIndex(list) {
    const used = [...list.children].map((row) => Number(row.id.match(/-(\d+)-row$/)?.[1] ?? -1));
    return Math.max(-1, ...used) + 1;
  }

  function removeRow(button) {
    const row = button.closest("[data-row]");
    const rows = row.closest("[data-rows]");
    const next = row.nextElementSibling ?? row.previousElementSibling ?? find(":scope > [data-row-add]", rows);
    row.remove();
    focusOn(next);
    rows.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches("[data-row-add]")) {
      event.preventDefault();
      addRow(button);
    } else if (button?.matches("[data-row-remove]")) {
      event.preventDefault();
      removeRow(button);
    } else if (button?.matches("[data-print]")) {
      print();
    } else if (button?.matches("[data-copy]")) {
      copy(button);
    }
    closeMenus(event.target);
  });

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = find("span", button);
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    say(button.dataset.copied);
    setTimeout(() => { label.textContent = before; }, 3000);
  }

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-closes][open]")) {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    }
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = find("main input[data-search]") ?? find("input[data-search]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === "Escape") {
      escape();
    }
  });

  function escape() {
    const menu = find("details[data-closes][open]");
    const panel = find(".panel:target");
    if (menu) {
      menu.open = false;
      find("summary", menu).focus();
    } else if (panel) {
      location.hash = "top";
    }
  }

  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches("details[data-closes]")) {
      closeMenus(target);
    }
  }, true);

  // Leaving at once: nothing stays on the screen while the other site loads, nor behind "back".
  let escapes = [];

  function exit(link) {
    document.documentElement.hidden = true;
    document.title = "\u200b";
    location.replace(link.href);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-quick-exit]");
    if (link) {
      event.preventDefault();
      exit(link);
    }
  });

  document.addEventListener("keydown", (event) => {
    const link = event.key === "Escape" && find("a[data-quick-exit]");
    escapes = link ? [...escapes.filter((moment) => event.timeStamp - moment < 3000), event.timeStamp] : [];
    if (escapes.length >= 3) {
      exit(link);
    }
  });

  focusOn(find(".error-summary"));
  find(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
