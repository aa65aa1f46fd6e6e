// The button of a task repeats the chosen outcome.
export function repeatOutcome(root) {
  const form = root.querySelector("form[data-task]");
  const says = form && form.querySelector("[data-finish-button] span");
  if (!says) return;
  const repeat = () => {
    const chosen = form.querySelector("input[data-finish]:checked");
    if (chosen) says.textContent = chosen.dataset.finish;
  };
  form.addEventListener("change", repeat);
  repeat();
}
