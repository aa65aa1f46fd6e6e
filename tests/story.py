"""The answers of the demo story, as a browser posts them: Nguyễn Thị Hồng Nhung opens a noodle shop."""

ADDRESS = {
    "province": "tỉnh Hưng Yên",
    "commune": "xã Tân Hòa Đông",
    "street": "Số 48, ngõ Chợ Đình, thôn Thượng",
}


def address(name: str, **changes: str) -> dict[str, list[str]]:
    """An address in three boxes."""
    return {f"{name}.{box}": [value] for box, value in {**ADDRESS, **changes}.items()}


def day(name: str, text: str) -> dict[str, list[str]]:
    """A date in three boxes from dd/mm/yyyy."""
    parts = dict(zip(("day", "month", "year"), text.split("/"), strict=True))
    return {f"{name}.{box}": [value] for box, value in parts.items()}


def member(row: int, name: str, birth: str, sex: str, person_id: str) -> dict[str, list[str]]:
    """A row of the table of family members."""
    at = f"members.{row}"
    return {
        f"{at}.name": [name],
        **day(f"{at}.birth_date", birth),
        f"{at}.sex": [sex],
        f"{at}.person_id": [person_id],
        **address(f"{at}.address"),
    }


FOUNDING = {"founder_kind": ["family"], "filed_by": ["owner"]}
OWNER = {
    "owner_name": ["Nguyễn Thị Hồng Nhung"],
    **day("owner_birth_date", "17/05/1990"),
    "owner_sex": ["female"],
    "owner_person_id": ["033190000118"],
    **address("owner_contact_address"),
    "owner_phone": ["0912 000 218"],
    "owner_email": ["hongnhung@thu.example"],
}
MEMBERS = {
    "members._rows": ["2"],
    **member(0, "Nguyễn Thị Hồng Nhung", "17/05/1990", "female", "033190000118"),
    **member(1, "Đỗ Văn Khánh", "02/09/1988", "male", "033088000245"),
}
BUSINESS = {
    "business_name": ["Hộ kinh doanh Bún thang Hồng Nhung"],
    **address("head_office"),
    "lines._rows": ["2"],
    "lines.0.code": ["5610"],
    "lines.0.name": ["Nhà hàng, dịch vụ ăn uống lưu động"],
    "lines.1.code": ["4722"],
    "lines.1.name": ["Bán lẻ thực phẩm"],
    "lines.is_main": ["0"],
    "capital": ["80.000.000"],
    "employees": ["3"],
}
TAX = {"tax_method": ["declaration"]}
COMMITMENT = {"commitment": ["true"]}

APPLICATION = {
    "founding": FOUNDING,
    "owner": OWNER,
    "members": MEMBERS,
    "business": BUSINESS,
    "tax": TAX,
    "commitment": COMMITMENT,
}
APPRAISAL = {
    "name_allowed": ["true"],
    "lines_allowed": ["true"],
    "founders_allowed": ["true"],
    "authorisation_certified": ["true"],
    "certificate_name": ["Hộ kinh doanh Bún thang Hồng Nhung"],
    "certificate_capital": ["80.000.000"],
    **address("certificate_address"),
    "certificate_main_line": ["5610 Nhà hàng, dịch vụ ăn uống lưu động"],
}
ISSUE = {
    "document_number": ["05K8000118"],
    **day("document_date", "23/11/2026"),
    "signed_by": ["Phạm Đức Thịnh"],
}
