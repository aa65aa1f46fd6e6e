// A double click sends a form once. The button is never disabled: after a second it works again.
const PAUSE = 1000;

export function sendOnce(root) {
  let last = { button: null, at: -PAUSE };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-prevent-double-click]");
    if (!button) return;
    if (button === last.button && event.timeStamp - last.at < PAUSE) event.preventDefault();
    else last = { button, at: event.timeStamp };
  });
}
