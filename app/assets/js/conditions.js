// Shows a question only while another has one of the given answers. The server decides again in any case.
function answerTo(form, name) {
  const fields = Array.from(form.elements).filter((field) => field.name === name);
  if (fields.length && fields.every((field) => field.type === "checkbox")) {
    return fields.some((field) => field.checked) ? "true" : "false";
  }
  const chosen = fields.find((field) => field.type !== "radio" || field.checked);
  return chosen ? chosen.value : "";
}

export function followConditions(root) {
  const followers = root.querySelectorAll("[data-show-when-field]");
  if (!followers.length) return;
  const update = () => {
    for (const follower of followers) {
      const wanted = JSON.parse(follower.dataset.showWhenValues);
      follower.hidden = !wanted.includes(answerTo(follower.closest("form"), follower.dataset.showWhenField));
    }
  };
  root.addEventListener("change", update);
  update();
}
