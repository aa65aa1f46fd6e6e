"""Whoever stands at the desk: known by number and name together, or somebody new without an account."""

from collections.abc import Iterator
from dataclasses import dataclass

from forms.identifiers import canonical_phone, is_email, is_passport, read_person_id
from forms.messages import message
from forms.writing import compact, one_line
from processes.actions.faults import Fault, empty, refuse, too_long
from processes.domain.dossier.dossier import Dossier
from processes.domain.organisation import Party
from processes.ports import World


@dataclass(frozen=True)
class DeskApplicant:
    """What the officer copied from the paper shown; ``person_id`` is the number of any paper that names a
    person (personal number, old identity card, passport)."""

    person_id: str
    name: str
    phone: str = ""
    email: str = ""
    address: str = ""


def applicant_at_desk(world: World, typed: DeskApplicant) -> Party:
    """The party with this number, when the name is the same; else a new one without an account.

    A number that belongs to another name is refused without saying to whom (least disclosure). Raises
    BadInput.
    """
    refuse(faults_of(typed))
    number = number_on_paper(typed.person_id)
    known: list[Party] = world.find(Party, person_id=number)
    if known and not same_name(world, known[0].name, typed.name):
        words = message("Họ tên không khớp với số giấy tờ này. Đối chiếu lại cả hai với giấy tờ gốc.")
        refuse([Fault("name", words)])
    return known[0] if known else _new_party(world, typed, number)


def put_applicant(dossier: Dossier, party: Party, typed: DeskApplicant) -> None:
    """Write the submitter into a dossier: what was typed today; else what the party agreed to have reused."""
    reused = party if party.consent_at else None
    dossier.submitter_name = dossier.owner_name = one_line(typed.name)
    dossier.submitter_person_id = party.person_id
    dossier.submitter_phone = canonical_phone(typed.phone) or (reused.phone if reused else "") or None
    dossier.submitter_email = typed.email.strip() or (reused.email if reused else "") or None
    dossier.submitter_address = one_line(typed.address) or (reused.address if reused else "") or None
    dossier.locale = party.locale


def faults_of(typed: DeskApplicant) -> Iterator[Fault | None]:
    """What is wrong with each field."""
    yield empty("person_id", typed.person_id, message("Nhập số giấy tờ của người nộp."))
    yield _bad_number(typed)
    yield empty("name", typed.name, message("Nhập họ và tên như trên giấy tờ."))
    yield too_long("name", typed.name, 100)
    if typed.phone and canonical_phone(typed.phone) is None:
        words = message(
            "Nhập số điện thoại có 10 chữ số (di động) hoặc 11 chữ số (cố định), ví dụ: 0912 345 678"
        )
        yield Fault("phone", words)
    if typed.email and not is_email(typed.email.strip()):
        yield Fault("email", message("Nhập thư điện tử đủ cả phần sau dấu @, ví dụ: hongnhung@example.vn"))
    yield too_long("address", typed.address, 300)


def _bad_number(typed: DeskApplicant) -> Fault | None:
    number = number_on_paper(typed.person_id)
    nine = len(number) == 9 and number.isascii() and number.isdigit()
    if nine or is_passport(number) or read_person_id(number) is not None:
        return None
    words = message(
        "Nhập 12 chữ số của thẻ Căn cước, 9 chữ số của chứng minh nhân dân, hoặc số hộ chiếu, ví dụ: C1234567"
    )
    return Fault("person_id", words)


def number_on_paper(text: str) -> str:
    """The number of a paper as it is kept: without spaces, in capitals."""
    return compact(text).upper()


def same_name(world: World, one: str, other: str) -> bool:
    """Whether two names differ by no more than accents, case and spaces."""
    return world.fold(one_line(one)) == world.fold(one_line(other))


def _new_party(world: World, typed: DeskApplicant, number: str) -> Party:
    party = Party(
        id=world.new_id(),
        kind="citizen",
        name=one_line(typed.name),
        created_at=world.now,
        person_id=number,
        phone=canonical_phone(typed.phone) or "",
        email=typed.email.strip(),
        address=one_line(typed.address),
    )
    world.add(party)
    world.flush()
    return party
