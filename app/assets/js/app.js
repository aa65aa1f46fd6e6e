// Everything works without this file; it only makes pages quicker and kinder.
import "htmx.org/dist/htmx.min.js";
import { announceErrors } from "./errors.js";
import { followConditions } from "./conditions.js";
import { offerCopying } from "./copying.js";
import { dressUploads } from "./uploads.js";
import { groupMoney } from "./money.js";
import { offerPrinting } from "./printing.js";
import { sendOnce } from "./once.js";

function dress(root) {
  followConditions(root);
  offerCopying(root);
  dressUploads(root);
  groupMoney(root);
  offerPrinting(root);
}

announceErrors(document);
sendOnce(document);
dress(document);
document.addEventListener("htmx:after:swap", (event) => dress(event.target));
