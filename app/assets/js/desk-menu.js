// On phones the places of the bar fold behind a button, and the filter behind its head unless a field of it is wrong.
export function offerMenu(root) {
  const button = root.querySelector("[data-desk-menu]");
  if (!button) return;
  const places = root.getElementById(button.getAttribute("aria-controls"));
  places.dataset.closed = "";
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = places.toggleAttribute("data-closed");
    button.setAttribute("aria-expanded", String(!open));
  });
}

export function closeFilters(root) {
  const narrow = window.matchMedia("(max-width: 69.99em)").matches;
  for (const filter of root.querySelectorAll("details[data-filter]")) {
    if (narrow && !("filterStays" in filter.dataset)) filter.open = false;
  }
}
