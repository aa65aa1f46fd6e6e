"""The pages of citizens, each with its states.

A key is the endpoint that draws the page, and after a dash the state it is in.
"""

import town as places

BROKEN = "/hong"
"""An address that fails."""

CITIZENS = {
    "public.home": lambda town: town.open("", "/"),
    "public.procedures": lambda town: town.open("", "/thu-tuc"),
    "public.procedures - none": lambda town: town.open("", "/thu-tuc?q=giấy+phép+đi+đường"),
    "public.procedure": lambda town: town.open("", "/thu-tuc/1.001612"),
    "public.procedure - papers": lambda town: town.open("", "/thu-tuc/1.001612?tab=papers"),
    "filing.agencies": lambda town: town.open("", "/nop-qua-mang"),
    "public.guide": lambda town: town.open("", "/huong-dan"),
    "public.privacy": lambda town: town.open("", "/bao-ve-du-lieu"),
    "public.verify": lambda town: town.open("", "/xac-minh"),
    "public.lookup": places.lookup_found,
    "public.lookup - nothing": places.lookup_nothing,
    "error - not found": lambda town: town.open("", "/khong-co"),
    "error - broken": lambda town: town.open("", BROKEN),
    "account.open_account - errors": places.register_errors,
    "account.log_in - errors": places.login_errors,
    "account.register_organisation": lambda town: town.open("", "/dang-ky/to-chuc"),
    "account.forgot": lambda town: town.open("", "/quen-mat-khau"),
    "account.profile": lambda town: town.open("nhung", "/tai-khoan"),
    "account.safety": lambda town: town.open("nhung", "/tai-khoan/an-toan"),
    "account.devices": lambda town: town.open("nhung", "/tai-khoan/phien"),
    "filing.start": lambda town: town.open("nhung", "/nop-ho-so/1.001612"),
    "filing.draft": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}"),
    "filing.draft - replaced": lambda town: town.open("nhung", f"/ban-nhap/{town.left_behind}"),
    "filing.draft - tasks": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}?tab=dossier"),
    "filing.section": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/phan/members"),
    "filing.save_section - errors": places.section_errors,
    "filing.delivery": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/nhan-ket-qua"),
    "filing.save_papers - refused": places.refused_file,
    "filing.check": places.check,
    "filing.delete": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/xoa"),
    "payment.sandbox": places.payment,
    "payment.back": lambda town: town.open("nhung", f"/thanh-toan/ve?vnp_TxnRef={town.reference}"),
    "dossiers.mine": lambda town: town.open("nhung", "/ho-so"),
    "dossiers.sent": lambda town: town.open("nhung", f"/ho-so/{town.new}/da-gui"),
    "dossiers.show": lambda town: town.open("nhung", f"/ho-so/{town.appraised}"),
    "dossiers.show - waiting": lambda town: town.open("nhung", f"/ho-so/{town.waiting}"),
    "dossiers.clock": lambda town: town.open("nhung", f"/ho-so/{town.waiting}/cach-tinh"),
    "dossiers.clock - sent": lambda town: town.open("nhung", f"/ho-so/{town.new}/cach-tinh"),
    "dossiers.supplement": lambda town: town.open("nhung", f"/ho-so/{town.waiting}/bo-sung"),
    "dossiers.send_supplement - errors": places.supplement_errors,
    "dossiers.show - draft to confirm": lambda town: town.open("nhung", f"/ho-so/{town.confirming}"),
    "dossiers.answer": lambda town: town.open("nhung", f"/ho-so/{town.confirming}/tra-loi"),
    "dossiers.send_answer - errors": places.answer_errors,
    "dossiers.update": lambda town: town.open("nhung", f"/ho-so/{town.new}/cap-nhat"),
    "dossiers.cancel": lambda town: town.open("nhung", f"/ho-so/{town.new}/huy"),
    "account.login": lambda town: town.open("", "/dang-nhap"),
    "account.register": lambda town: town.open("", "/dang-ky"),
    "public.verify - nothing": lambda town: town.open("", "/xac-minh/05K8999999"),
    "filing.papers": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/giay-to"),
    "filing.paper": lambda town: town.open("nhung", f"/ban-nhap/{town.draft}/giay-to/family_authorisation"),
    "dossiers.update_section": lambda town: town.open("nhung", f"/ho-so/{town.new}/cap-nhat/phan/owner"),
    "dossiers.update_delivery": lambda town: town.open("nhung", f"/ho-so/{town.new}/cap-nhat/nhan-ket-qua"),
    "dossiers.update_paper": lambda town: town.open(
        "nhung", f"/ho-so/{town.new}/cap-nhat/giay-to/family_authorisation"
    ),
}
