// Shows what another answer changes while it is being typed. Without script a button does it.

const RUST = 500;

const kijkMee = (formulier, uitkomst, vraag) => {
  let wacht = 0;
  let laatste = 0;
  const ververs = async () => {
    const mijn = ++laatste;
    try {
      const antwoord = await fetch(...vraag(new FormData(formulier)));
      if (!antwoord.ok) return;
      const html = await antwoord.text();
      // An answer that was overtaken by a later question is old.
      if (mijn === laatste) uitkomst.innerHTML = html;
    } catch {
      // No connection: what is on the page stays, the button still works.
    }
  };
  formulier.addEventListener("input", () => {
    clearTimeout(wacht);
    wacht = setTimeout(ververs, RUST);
  });
};

const KOPPEN = { "X-Deel": "1" };

const pagina = document.querySelector("form[data-watals]");
if (pagina) {
  kijkMee(pagina, document.querySelector("[data-watals-uitkomst]"), (velden) => [
    `${pagina.getAttribute("action").split("#")[0]}?${new URLSearchParams(velden)}`,
    { headers: KOPPEN, redirect: "error" },
  ]);
}

const knop = document.querySelector("button[data-watals-stap]");
if (knop) {
  kijkMee(knop.form, document.querySelector("[data-watals-uitkomst]"), (velden) => [
    knop.formAction,
    { method: "POST", body: velden, headers: KOPPEN, redirect: "error" },
  ]);
}
