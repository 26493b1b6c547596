// What the book's pages do beyond the theme's own script: menus, tooltips, the way back to the top, copied code, and
// side bars that close once something in them was chosen. The theme would load Bootstrap for the first three.

{
  const TOOLTIP_DELAY = 500; // ms that a pointer rests
  const COPIED = 2000; // ms that a button says so
  const EDGE = 8; // px that a menu and a tooltip keep from the window's edge

  // ---- Menus: opened and closed by click or key; within, the arrows move.

  for (const toggle of document.querySelectorAll('[data-bs-toggle="dropdown"]')) {
    const menu = toggle.nextElementSibling;
    const items = [...menu.querySelectorAll("a, button")];
    const set = (open) => {
      for (const element of [toggle, menu]) element.classList.toggle("show", open);
      toggle.setAttribute("aria-expanded", String(open));
      menu.style.marginLeft = "";
      if (!open) return;
      // A phone's edge would cut it off.
      const { left, right } = menu.getBoundingClientRect();
      const over = right + EDGE - document.documentElement.clientWidth;
      if (left < EDGE) menu.style.marginLeft = `${EDGE - left}px`;
      else if (over > 0) menu.style.marginLeft = `${-over}px`;
    };
    const move = (from, step) => items[(items.indexOf(from) + step + items.length) % items.length].focus();
    toggle.addEventListener("click", () => set(!menu.classList.contains("show")));
    toggle.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      set(true);
      items.at(event.key === "ArrowDown" ? 0 : -1).focus();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      move(document.activeElement, event.key === "ArrowDown" ? 1 : -1);
    });
    toggle.parentElement.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.classList.contains("show")) return;
      set(false);
      toggle.focus();
    });
    toggle.parentElement.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !toggle.parentElement.contains(relatedTarget)) set(false);
    });
    document.addEventListener("click", ({ target }) => {
      if (!toggle.contains(target)) set(false);
    });
  }

  // ---- Tooltips: a button's title, at once by key and after a while under the pointer.

  const tip = document.createElement("div");
  tip.className = "cb-tip";
  tip.id = "cb-tip";
  tip.setAttribute("role", "tooltip");
  let waiting = 0;

  function showTip(element, text) {
    (element.closest("dialog") ?? document.body).append(tip); // what is open above the page covers the rest
    tip.textContent = text;
    const [box, own] = [element.getBoundingClientRect(), tip.getBoundingClientRect()];
    const beside = element.dataset.bsPlacement === "left" && box.left > own.width + 2 * EDGE;
    const left = beside ? box.left - own.width - EDGE : box.left + (box.width - own.width) / 2;
    const top = beside ? box.top + (box.height - own.height) / 2 : box.bottom + EDGE / 2;
    tip.style.left = `${Math.max(EDGE, Math.min(left, document.documentElement.clientWidth - own.width - EDGE))}px`;
    tip.style.top = `${Math.min(top, window.innerHeight - own.height)}px`;
    if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-describedby", tip.id);
  }

  function hideTip() {
    clearTimeout(waiting);
    document.querySelector(`[aria-describedby="${tip.id}"]`)?.removeAttribute("aria-describedby");
    tip.remove();
  }

  for (const element of document.querySelectorAll('[data-bs-toggle="tooltip"]')) {
    const text = element.dataset.bsTitle ?? element.title;
    if (!text) continue;
    // biome-ignore lint/performance/useDomNodeTextContent: a label that this width hides names nothing
    if (!element.innerText.trim() && !element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
    element.removeAttribute("title"); // or the browser would show it a second time
    element.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "touch") waiting = setTimeout(() => showTip(element, text), TOOLTIP_DELAY);
    });
    element.addEventListener("focus", () => element.matches(":focus-visible") && showTip(element, text));
    for (const end of ["pointerleave", "blur", "click"]) element.addEventListener(end, hideTip);
  }
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hideTip());
  document.addEventListener("scroll", hideTip);

  // ---- Back to the top: offered to those who scroll up.

  const back = document.getElementById("pst-back-to-top");
  if (back) {
    let last = window.scrollY;
    back.addEventListener("click", () => window.scrollTo(0, 0));
    document.addEventListener("scroll", () => {
      const away = window.scrollY > document.querySelector(".bd-header").getBoundingClientRect().bottom;
      back.style.display = window.scrollY < last && away ? "block" : "none";
      last = window.scrollY;
    });
  }

  // ---- Code to copy, less prompts and line numbers.

  const NOT_CODE = ".linenos, .gp, .go";
  const icon = (path) => `<svg class="cb-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
  const COPY = icon("M9 9h11v11H9zM5 15H4V4h11v1");
  const DONE = icon("M5 12l5 5 9-10");
  const said = document.createElement("div");
  said.className = "cb-said";
  said.setAttribute("role", "status");
  document.body.append(said);

  async function copy(code) {
    const text = code.cloneNode(true);
    for (const extra of text.querySelectorAll(NOT_CODE)) extra.remove();
    await navigator.clipboard.writeText(text.textContent.replace(/\n$/, ""));
  }

  for (const code of document.querySelectorAll("div.highlight pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copybtn";
    button.setAttribute("aria-label", "Copy");
    button.innerHTML = COPY;
    let until = 0;
    const say = (text, drawing) => {
      clearTimeout(until);
      button.innerHTML = drawing;
      button.append(Object.assign(document.createElement("span"), { textContent: text }));
      button.classList.add("success");
      said.textContent = text;
      until = setTimeout(() => {
        button.innerHTML = COPY;
        button.classList.remove("success");
        said.textContent = "";
      }, COPIED);
    };
    button.addEventListener("click", async () => {
      try {
        await copy(code);
        say("Copied", DONE);
      } catch {
        // No clipboard, as in a page that came over plain http: leave the code selected.
        window.getSelection().selectAllChildren(code);
        say(/Mac|iP/.test(navigator.platform) ? "Press ⌘C" : "Press Ctrl+C", "");
      }
    });
    code.after(button);
  }

  // ---- A file to keep. Opened from a folder, a page may not give one out, and the browser would show the notebook's
  // text instead; there it comes in a script, as press/buttons.py writes it.

  window.keepFile = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  for (const link of window.location.protocol === "file:" ? document.querySelectorAll("a[download]") : []) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.body.append(Object.assign(document.createElement("script"), { src: `${link.href}.js` }));
    });
  }

  // ---- Side bars opened over the page, as on a phone: they have a way to close, and close after a choice.

  for (const name of ["primary", "secondary"]) {
    const bar = document.getElementById(`pst-${name}-sidebar`);
    const dialog = document.getElementById(`pst-${name}-sidebar-modal`);
    const toggle = document.querySelector(`.${name}-toggle`);
    if (!bar || !dialog || !toggle) continue;
    let chosen = null; // the place on this page that was chosen
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn cb-close";
    close.setAttribute("aria-label", "Close");
    close.innerHTML = icon("M5 5l14 14M19 5L5 19");
    close.addEventListener("click", () => dialog.close());
    bar.prepend(close); // the theme moves all that is in the bar into the dialog, and back
    dialog.addEventListener("click", ({ target }) => {
      const link = target.closest("a");
      if (!link) return;
      dialog.close();
      const here = link.pathname === window.location.pathname;
      chosen = here ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
    });
    // The focus goes on from the place that was chosen; else back to the button that opened the bar.
    dialog.addEventListener("close", () => {
      if (chosen) chosen.tabIndex = -1;
      (chosen ?? toggle).focus({ preventScroll: true });
      chosen = null;
    });
  }
}
