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
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    target.hidden = false;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
  reveal();
})();
