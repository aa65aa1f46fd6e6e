"""The forms of a declaration as pages use them: definition, stored answers, and what stands around."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app.queries.filing_applicant import applicant_facts
from app.web.languages import current_locale, say
from forms.answers import Scene, initial_values
from forms.definition import FormDefinition, read_form
from forms.display import DisplayRow, display_rows
from forms.library import load_library
from forms.messages import message
from forms.progress import Progress, missing
from forms.voice import Saying, Voice
from processes.actions.case import CaseInHand
from processes.actions.papers import holds
from processes.actions.submission import form_title
from processes.domain.errors import NotFound
from processes.domain.procedure import Profile

DELIVERY = "delivery"
FROM_ACCOUNT = message("Lấy từ tài khoản của Ông, Bà. Sửa được.")


@dataclass(frozen=True)
class OpenForm:
    """One form of a declaration: ``values`` are None until something was saved."""

    id: str
    definition: FormDefinition
    values: Mapping[str, Any] | None
    context: Mapping[str, Any]
    scene: Scene

    def shown(self) -> tuple[Mapping[str, Any], dict[str, Saying]]:
        """What stands in the boxes, and the notes at those filled from the account."""
        if self.values is not None:
            return self.values, {}
        start = initial_values(self.definition, self.context)
        filled = {field.key for field in self.definition.fields if field.prefill and field.key in start}
        return start, dict.fromkeys(filled, FROM_ACCOUNT)

    def progress(self) -> Progress:
        """How far the stored answers are."""
        return missing(self.definition, self.values, self.context, self.scene)

    def rows(self) -> list[DisplayRow]:
        """The stored answers in words."""
        return display_rows(
            self.definition,
            self.values or {},
            current_locale(),
            context=self.context,
            scene=self.scene,
            translate=say,
        )


def voice() -> Voice:
    """The reader's language for texts of forms."""
    return Voice(current_locale(), say)


def surrounding(case: CaseInHand) -> dict[str, Any]:
    """The names around a form: ``form``, ``dossier``, and ``applicant`` (the account's data)."""
    party = case.world.party(case.dossier.party_id)
    return {**case.context(), "applicant": applicant_facts(party)}


def asked_sections(case: CaseInHand) -> list[str]:
    """Ids of the forms that are asked with the answers given so far, in the order of the profile."""
    context = case.context()
    return [section.form for section in case.facts.profile.sections if holds(section.when, context)]


def open_section(case: CaseInHand, form: str, context: Mapping[str, Any] | None = None) -> OpenForm:
    """A section of the declaration. Raises NotFound for one that is not asked."""
    if form not in asked_sections(case):
        raise NotFound
    kept = case.answers.get(form)
    return OpenForm(
        form,
        case.version.forms[form],
        kept.values if kept else None,
        surrounding(case) if context is None else context,
        Scene(today=case.world.today()),
    )


def open_delivery(case: CaseInHand, context: Mapping[str, Any] | None = None) -> OpenForm:
    """The question how the result is received, with the procedure's own choices only (C-53)."""
    return OpenForm(
        DELIVERY,
        delivery_form(),
        case.dossier.delivery or None,
        surrounding(case) if context is None else context,
        delivery_scene(case.facts.profile, Scene(today=case.world.today())),
    )


@cache
def delivery_form() -> FormDefinition:
    """The shared form ``delivery``."""
    return read_form(load_library()[DELIVERY])


def delivery_scene(profile: Profile, scene: Scene) -> Scene:
    """``scene`` with the forms of result that ``profile`` offers."""
    asked = delivery_form().field("result_form")
    offered = [option for option in (asked.options if asked else ()) if option.value in profile.result_forms]
    return replace(scene, options={**scene.options, "result_forms": offered})


def section_title(case: CaseInHand, form: str) -> str:
    """The title of a section in the reader's language."""
    return form_title(case.facts, form, current_locale())
