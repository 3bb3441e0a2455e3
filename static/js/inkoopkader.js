// Comfort on top of pages that work without script. Each part does nothing without its hook.
"use strict";

const alle = (kiezer) => document.querySelectorAll(kiezer);

// The error summary takes the focus, so that a screen reader starts there.
document.querySelector("[data-fouten]")?.focus();

// Copying a clause: the button is hidden in the page and shown where copying can work.
for (const knop of alle("[data-kopieer]")) {
  if (!navigator.clipboard) break;
  knop.hidden = false;
  const status = document.getElementById(knop.dataset.status);
  knop.addEventListener("click", async () => {
    const tekst = document.getElementById(knop.dataset.kopieer).innerText;
    try {
      await navigator.clipboard.writeText(tekst);
      status.textContent = "De tekst is gekopieerd.";
    } catch {
      status.textContent = "Kopiëren lukt niet. Selecteer de tekst en kopieer hem zelf.";
    }
  });
}

// Leaving a page with changes that are not sent asks once more.
for (const formulier of alle("form[data-bewaak]")) {
  // A form that comes back with errors or an extra row holds what is not saved.
  let gewijzigd = formulier.dataset.bewaak === "gewijzigd";
  formulier.addEventListener("input", () => (gewijzigd = true));
  formulier.addEventListener("submit", () => (gewijzigd = false));
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (gewijzigd) gebeurtenis.preventDefault();
  });
}

// A second click within five seconds is not a second answer. The button stays enabled.
for (const formulier of alle("form[data-eenmaal]")) {
  let verzonden = 0;
  formulier.addEventListener("submit", (gebeurtenis) => {
    if (Date.now() - verzonden < 5000) gebeurtenis.preventDefault();
    else verzonden = Date.now();
  });
  // The back button may bring this page back to life with the lock still on.
  window.addEventListener("pageshow", () => (verzonden = 0));
}

// The character count speaks after a pause, so that it does not interrupt the typing.
for (const teller of alle("[data-teller]")) {
  const invoer = document.getElementById(teller.dataset.teller);
  const maximum = Number(teller.dataset.maximum);
  let wacht;
  teller.setAttribute("role", "status");
  const tel = () => {
    // The server counts a line break as two characters, as it is sent.
    const over = maximum - invoer.value.replaceAll("\n", "\r\n").length;
    const [aantal, grens] = [Math.abs(over), maximum].map((getal) => getal.toLocaleString("nl-NL"));
    teller.textContent =
      over >= 0 ? `Nog ${aantal} van ${grens} tekens` : `${aantal} tekens te veel, maximaal ${grens}`;
  };
  invoer.addEventListener("input", () => {
    clearTimeout(wacht);
    wacht = setTimeout(tel, 1000);
  });
}

// A bar that moves: the page asks how far the work is and shows the outcome when it is done.
for (const deel of alle("[data-voortgang]")) {
  const vraag = async () => {
    try {
      const stand = await (await fetch(deel.dataset.voortgang)).json();
      if (!stand.actief) return location.reload();
      const balk = deel.querySelector("progress");
      balk.max = stand.totaal || 1;
      balk.value = stand.gedaan;
      deel.querySelector("[data-gedaan]").textContent = stand.gedaan.toLocaleString("nl-NL");
      deel.querySelector("[data-totaal]").textContent = stand.totaal.toLocaleString("nl-NL");
    } catch {
      // No answer now; the next time will tell.
    }
    setTimeout(vraag, 1000);
  };
  setTimeout(vraag, 1000);
}
