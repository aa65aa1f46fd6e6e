"""Back from the payment page. The browser's word changes nothing: only the provider's notification does."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.queries.filing_payment import known_payment
from app.queries.views_filing import NotSentPage
from app.web.actors import current_actor
from app.web.entry import applicants
from app.web.payment.blueprint import payment
from processes.domain.errors import NotFound


@payment.get("/thanh-toan/ve")
@applicants
def back() -> Response | str:
    """The confirmation when the dossier was sent, else what to do."""
    reference = request.args.get("vnp_TxnRef", "")
    known = known_payment(reference)
    if known is None or known.party_id != current_actor().party_id:
        raise NotFound
    if known.sent:
        return redirect(url_for("dossiers.sent", dossier_id=known.dossier_id))
    view = NotSentPage(
        reference=reference,
        draft_url=url_for("filing.draft", dossier_id=known.dossier_id),
        again_url=url_for("filing.send", dossier_id=known.dossier_id),
        paid=known.settled,
    )
    return render_template("citizen/not_sent.html", view=view)
