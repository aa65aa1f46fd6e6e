"""A child is registered: answers as a browser posts them, and the first steps by actions."""

from story import address, day

from processes.actions.submission import Submit, submit

CODE = "1.001193"
REQUESTER = {
    "nycHoTen": ["Nguyễn Thị Hồng Nhung"],
    "nycGiayTo": ["033190000118"],
    **address("nycNoiCuTru"),
    "nycQuanHe": ["mother"],
    "nycSoDienThoai": ["0912 000 218"],
    "birth_kind": ["normal"],
    "filed_by_agent": ["false"],
}
WORDS = "Ngày hai tháng mười một năm hai nghìn không trăm hai mươi sáu"
CHILD = {
    "nksHoTen": ["Đỗ Minh An"],
    "nksGioiTinh": ["female"],
    **day("nksNgaySinh", "02/11/2026"),
    "birth_date_words": [WORDS],
    "registered_late": ["false"],
    **address("nksNoiSinh"),
    "nksQueQuan": ["xã Tân Hòa Đông, tỉnh Hưng Yên"],
    "nksDanToc": ["Kinh"],
    "nksQuocTich": ["Việt Nam"],
}
MOTHER = {"meHoTen": ["Nguyễn Thị Hồng Nhung"], "meQuocTich": ["Việt Nam"]}
FATHER = {"chaHoTen": ["Đỗ Văn Khánh"], "chaQuocTich": ["Việt Nam"]}
FORMS = {
    "requester": REQUESTER,
    "child": CHILD,
    "mother": MOTHER,
    "father": FATHER,
    "copies": {"copies": ["0"]},
}
APPRAISED = {
    "name_allowed": ["true"],
    "parents_known": ["true"],
    "marriage_known": ["true"],
    "late_confirmed": ["false"],
}
CERTIFICATE = {
    "cert_name": ["Đỗ Minh An"],
    "cert_sex": ["female"],
    **day("cert_birth_date", "02/11/2026"),
    "cert_birth_words": [WORDS],
    **address("cert_birth_place"),
    "cert_home": ["xã Tân Hòa Đông, tỉnh Hưng Yên"],
    "cert_ethnic": ["Kinh"],
    "cert_nationality": ["Việt Nam"],
    "cert_mother": ["Nguyễn Thị Hồng Nhung"],
    "cert_father": ["Đỗ Văn Khánh"],
    "cert_requester": ["Nguyễn Thị Hồng Nhung"],
}
ENTERED = {
    "document_number": ["218/2026"],
    **day("document_date", "16/11/2026"),
    "book": ["01/2026-KS"],
    "child_person_id": ["033326000118"],
    "copies_made": ["0"],
}


def drafted(desk, **changes):
    """A draft with every form answered; ``changes`` are other answers by form."""
    draft = desk.start_draft(CODE)
    for form, posted in FORMS.items():
        desk.answer(draft, form, {**posted, **changes.get(form, {})})
    desk.hand_in(draft, "birth_notice")
    return draft


def taken_in(desk, clock, moment="2026-11-16 09:00"):
    """An online dossier that was taken in."""
    draft = drafted(desk)
    desk.perform(submit, desk.actor("nhung"), Submit(draft.id))
    clock.at(moment)
    desk.complete("bao", draft.id, "intake__check", "accept")
    return draft.id


def asked(desk, clock, moment="2026-11-16 10:00"):
    """A dossier whose draft waits for the applicant."""
    dossier_id = taken_in(desk, clock)
    clock.at(moment)
    desk.complete("ha", dossier_id, "appraise", "ok", APPRAISED)
    desk.complete("ha", dossier_id, "draft", "drafted", CERTIFICATE)
    return dossier_id


def nodes(desk, dossier_id):
    return [item.node for item in desk.items(dossier_id)]
