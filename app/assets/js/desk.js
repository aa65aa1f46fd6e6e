// The desk works without this file; it adds keys and says what is chosen.
import { countChosen } from "./desk-bulk.js";
import { listenToKeys } from "./desk-keys.js";
import { closeFilters, offerMenu } from "./desk-menu.js";
import { repeatOutcome } from "./desk-outcome.js";

offerMenu(document);
closeFilters(document);
countChosen(document);
repeatOutcome(document);
listenToKeys(document);
