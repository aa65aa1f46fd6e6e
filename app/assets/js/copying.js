// <button data-copy="text" data-copied="what to say then" hidden>: shown only where copying is possible.
export function offerCopying(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.querySelector("[data-copy-says]").textContent = button.dataset.copied;
    });
  }
}
