// The parts of a session that change are asked again; a participant's choices save themselves.
// Without script there are buttons for both.

const TUSSENTIJD = 3000;
const NA_EEN_FOUT = 10000;

// Only parts with a `data-deel` are replaced, so nothing that someone types is ever touched.
const vervang = (html) => {
  const sjabloon = document.createElement("template");
  sjabloon.innerHTML = html;
  for (const nieuw of sjabloon.content.querySelectorAll("[data-deel]")) {
    const oud = document.getElementById(nieuw.id);
    if (oud && oud.innerHTML !== nieuw.innerHTML) oud.innerHTML = nieuw.innerHTML;
  }
};

for (const deel of document.querySelectorAll("[data-ververs]")) {
  let tag = "";
  let wacht = 0;
  const vraag = async () => {
    let straks = TUSSENTIJD;
    try {
      const koppen = tag ? { "If-None-Match": tag } : {};
      const antwoord = await fetch(deel.dataset.ververs, { headers: koppen, redirect: "error" });
      if (antwoord.status === 404) return; // over, or no longer for this reader
      if (antwoord.ok) {
        tag = antwoord.headers.get("ETag") ?? "";
        vervang(await antwoord.text());
      } else if (antwoord.status !== 304) {
        straks = NA_EEN_FOUT;
      }
    } catch {
      straks = NA_EEN_FOUT; // no connection: what is on the page stays, the button still works
    }
    plan(straks);
  };
  const plan = (straks) => {
    clearTimeout(wacht);
    if (!document.hidden) wacht = setTimeout(vraag, straks);
  };
  document.addEventListener("visibilitychange", () => plan(0));
  plan(TUSSENTIJD);
}

for (const formulier of document.querySelectorAll("[data-bewaar-vanzelf]")) {
  const melding = document.querySelector("[data-bewaard]");
  let wacht = 0;
  const bewaar = async () => {
    try {
      // A redirect is the answer to a save that worked; where it leads to is not needed here.
      const antwoord = await fetch(formulier.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(formulier)),
        redirect: "manual",
      });
      if (antwoord.type === "opaqueredirect") {
        const tijd = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
        melding.textContent = `Bewaard om ${tijd.replace(":", ".")} uur.`;
      } else {
        melding.textContent = "Uw laatste keuze is niet bewaard. Kies ‘Bewaar alle scores’.";
      }
    } catch {
      melding.textContent = "Geen verbinding. Uw keuzes staan nog op de pagina. We proberen het weer.";
      wacht = setTimeout(bewaar, NA_EEN_FOUT);
    }
  };
  // One after the other: an older save that arrives late would undo a newer one.
  let vorige = Promise.resolve();
  formulier.addEventListener("change", () => {
    clearTimeout(wacht);
    wacht = setTimeout(() => {
      vorige = vorige.then(bewaar);
    }, 400);
  });
}
