// Turns the plain file field inside .mc-upload into the dashed box: the label is the button, the names are said.
export function dressUploads(root) {
  for (const box of root.querySelectorAll(".mc-upload:not(.mc-upload--quick)")) {
    const field = box.querySelector("input[type=file]");
    const says = box.querySelector("[data-upload-says]");
    if (!field || !says) continue;
    box.classList.add("mc-upload--quick");
    field.addEventListener("change", () => {
      says.textContent = Array.from(field.files, (file) => file.name).join(", ") || says.dataset.uploadSays;
    });
  }
}
