"""The patterns of unit codes, each with what it takes and what it does not."""

import pytest

from processes.domain.unit_codes import SCHEMES, code_fault, identification_fault, is_identification

GOOD = (
    "H31",
    "H31.40",
    "H31.40.12",
    "H15.50.05.13",
    "G09.20",
    "H26.1.2.3.4.5",
    "000.00.01.H32",
    "000.00.00.G12",
)
BAD = (
    "",
    "J15.50",
    "W10.1",
    "H1.50",
    "h15",
    "H31.",
    "H31.4000",
    "H31.1.2.3.4.5.6",
    "00.00.01.H32",
    "000.00.01.X32",
)
OTHERS = [
    ("territory", "33", True),
    ("territory", "12031", True),
    ("territory", "1", False),
    ("territory", "120311", False),
    ("tax", "0100109106", True),
    ("tax", "0100109106-001", True),
    ("tax", "010010910", False),
    ("budget", "1051234", True),
    ("budget", "105123", False),
    ("other", "bất kỳ", True),
    ("other", "", False),
    ("other", "x" * 61, False),
    ("identification", "H31.40", True),
    ("identification", "31.40", False),
    ("colour", "H31.40", False),
]


@pytest.mark.parametrize("code", GOOD)
def test_codes_that_are_codes(code):
    assert is_identification(code)
    assert identification_fault(code) is None


@pytest.mark.parametrize("code", BAD)
def test_codes_that_are_none_say_why(code):
    assert not is_identification(code)
    assert "H31.40.12" in str(identification_fault(code))


@pytest.mark.parametrize(("scheme", "code", "right"), OTHERS)
def test_every_scheme_has_its_pattern(scheme, code, right):
    assert (code_fault(scheme, code) is None) is right


def test_no_digits_of_other_scripts_pass():
    for scheme in SCHEMES:
        if scheme != "other":
            assert code_fault(scheme, "٣٣٣٣٣٣٣") is not None
