"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const cards = Array.from(document.querySelectorAll(".card"));
  const status = document.getElementById("shown");
  const facts = cards.map((card) => ({ card, severity: card.dataset.s, rule: card.dataset.r,
    articles: new Set(card.dataset.a.split(" ")), text: null }));
  const holds = (fact, words) => {
    if (!words.length) return true;
    fact.text ??= fact.card.textContent.toLowerCase();
    return words.every((word) => fact.text.includes(word));
  };
  const apply = () => {
    const asked = new FormData(form);
    const severities = new Set(asked.getAll("severity"));
    const rule = asked.get("rule"), article = asked.get("article");
    const words = asked.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const fact of facts) {
      const wanted = severities.has(fact.severity) && (!rule || fact.rule === rule) &&
        (!article || fact.articles.has(article)) && holds(fact, words);
      if (fact.card.hidden === wanted) fact.card.hidden = !wanted;
      shown += wanted;
    }
    status.textContent = `${shown.toLocaleString("en")} of ` +
      `${facts.length.toLocaleString("en")} findings shown.`;
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("summary").addEventListener("click", (event) => {
    const link = event.target.closest("[data-rule], [data-article]");
    if (!link) return;
    form.reset();
    for (const name of ["rule", "article"]) form.elements[name].value = link.dataset[name] || "";
    for (const box of form.elements.severity) box.checked = box.value !== "waived";
    apply();
  });
  const focus = (card) => { card.tabIndex = -1; card.focus({ preventScroll: true }); };
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    target.hidden = false;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
    if (target.classList.contains("card")) focus(target);
  };
  const search = form.elements.words;
  const go = (from, step) => {
    const seen = cards.filter((card) => !card.hidden);
    const next = seen[from ? seen.indexOf(from) + step : 0];
    if (!next) return;
    focus(next);
    next.scrollIntoView();
  };
  document.getElementById("findings").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Enter") { event.preventDefault(); clearTimeout(waiting); apply(); go(null, 0); }
      return;
    }
    const card = event.target.closest(".card");
    if (!card) return;
    if (event.key === "j") go(card, 1);
    if (event.key === "k") go(card, -1);
    if (event.key === "/") { event.preventDefault(); search.focus(); }
  });
  document.getElementById("findings").addEventListener("click", async (event) => {
    if (!event.target.matches(".copy")) return;
    const code = event.target.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      event.target.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      event.target.textContent = "Selected";
    }
  });
  for (const code of document.querySelectorAll(".card dd code:only-child")) {
    if (!code.textContent.startsWith("claimcheck waive")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    code.after(" ", button);
  }
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
