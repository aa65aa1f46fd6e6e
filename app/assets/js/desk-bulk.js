// Says how many rows are chosen, and offers to choose all of the page.
export function countChosen(root) {
  for (const form of root.querySelectorAll("form[data-bulk]")) {
    const says = form.querySelector("[data-bulk-says]");
    const all = form.querySelector("[data-pick-all]");
    const boxes = [...form.querySelectorAll("tbody .mc-pick input")];
    if (!says || !all || !boxes.length) continue;
    const allBox = all.querySelector("input");
    const count = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      says.textContent = chosen ? says.dataset.many.replace("{n}", chosen) : says.dataset.none;
      allBox.checked = chosen === boxes.length;
      allBox.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    all.hidden = false;
    allBox.addEventListener("change", () => boxes.forEach((box) => { box.checked = allBox.checked; }));
    form.addEventListener("change", count);
    form.addEventListener("reset", () => setTimeout(count));
    count();
  }
}
