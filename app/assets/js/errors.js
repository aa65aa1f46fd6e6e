// The summary of errors takes the focus on load; a link in it puts the focus into the field, label in view.
export function announceErrors(root) {
  const summary = root.querySelector(".govuk-error-summary");
  if (!summary) return;
  summary.setAttribute("tabindex", "-1");
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && root.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset, .govuk-form-group") || field).scrollIntoView();
    const target = field.matches("input, select, textarea, a, button") ? field : field.querySelector("input, select, textarea");
    (target || field).focus({ preventScroll: true });
  });
}
