// J K Enter X N in lists, 1–9 for outcomes, / for the search. Never needed; a button turns single keys off,
// kept in this browser.
const SWITCH = "motcua-keys";

function single() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function dressSwitches(root) {
  for (const shown of root.querySelectorAll("[data-keys-shown]")) {
    shown.hidden = !(single() || shown.querySelector("[data-keys-switch]"));
  }
  for (const button of root.querySelectorAll("[data-keys-switch]")) {
    button.textContent = single() ? button.dataset.on : button.dataset.off;
  }
}

function toggle(root) {
  try {
    localStorage.setItem(SWITCH, single() ? "off" : "on");
  } catch {
    return;
  }
  dressSwitches(root);
}

function step(root, by) {
  const rows = [...root.querySelectorAll("[data-keys-row]")];
  const at = rows.findIndex((row) => row.contains(root.activeElement));
  const row = at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  const link = row && row.querySelector("[data-keys-open]");
  if (!link) return false;
  link.focus();
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function chosenBox(root) {
  const row = root.activeElement && root.activeElement.closest("[data-keys-row]");
  return row && row.querySelector(".mc-pick input");
}

function choose(root) {
  const box = chosenBox(root);
  if (box) box.click();
  return Boolean(box);
}

function claim(root) {
  const button = root.querySelector("[data-keys-claim]");
  if (!button) return false;
  const box = chosenBox(root);
  if (box && !button.form.querySelector("tbody .mc-pick input:checked")) box.checked = true;
  button.click();
  return true;
}

function pickNumber(root, digit) {
  const outcome = root.querySelector(`[data-keys-outcome="${digit}"]`);
  const way = root.querySelector(`[data-keys-way="${digit}"]`);
  if (outcome) {
    outcome.click();
    outcome.focus();
  } else if (way) way.click();
  return Boolean(outcome || way);
}

function search(root) {
  const field = root.querySelector("[data-keys-search]");
  if (field) field.focus();
  return Boolean(field);
}

function act(root, key) {
  if (/^[1-9]$/.test(key)) return pickNumber(root, key);
  const keys = { j: () => step(root, 1), k: () => step(root, -1), x: choose, n: claim, "/": search };
  const chosen = Object.hasOwn(keys, key) && keys[key];
  return Boolean(chosen && chosen(root));
}

function isTyping(target) {
  return target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

export function listenToKeys(root) {
  dressSwitches(root);
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-switch]")) toggle(root);
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") {
      const finish = root.querySelector("[data-finish-button]");
      if (finish) finish.click();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && single() && !isTyping(event.target) && act(root, event.key.toLowerCase())) event.preventDefault();
  });
}
