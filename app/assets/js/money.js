// Groups the digits of a money field on leaving it: 80000000 becomes 80.000.000. Words stay as typed.
export function groupMoney(root) {
  for (const field of root.querySelectorAll("input[data-money]")) {
    field.addEventListener("blur", () => {
      const digits = field.value.replace(/[.\s]/g, "");
      if (/^\d+$/.test(digits)) field.value = digits.replace(/\B(?=(\d{3})+$)/g, ".");
    });
  }
}
