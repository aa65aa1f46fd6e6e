"""The form that opens an account for an applicant whom the office knows from the desk."""

from flask import url_for
from flask_babel import gettext

from app.queries.views_frame import Link, SmallForm
from app.queries.views_organisation import FormField, FormPage


def inviting_applicant_form(form: SmallForm) -> FormPage:
    """Number and name of the paper shown, where the link goes, and which paper it was."""
    hint = gettext(
        "Để trống nếu người này chưa có thư: trang sau hiện liên kết một lần để Ông, Bà trao tận tay."
    )
    return FormPage(
        title=gettext("Mời người nộp lập tài khoản"),
        form=form,
        fields=(
            FormField("person_id", gettext("Số giấy tờ"), required=True),
            FormField("name", gettext("Họ và tên"), required=True),
            FormField("email", gettext("Thư điện tử"), hint=hint),
            FormField(
                "reason",
                gettext("Lý do"),
                "textarea",
                gettext("Ghi giấy tờ đã đối chiếu, ví dụ: đã xem thẻ Căn cước tại quầy."),
                required=True,
            ),
        ),
        submit=gettext("Gửi lời mời"),
        back=Link(gettext("Tài khoản"), url_for("admin.accounts")),
        says=gettext(
            "Dành cho người đã nộp hồ sơ tại quầy và chưa có tài khoản. Đối chiếu giấy tờ gốc trước: có tài "
            "khoản là xem được mọi hồ sơ đã nộp. Người được mời đăng nhập bằng số giấy tờ và tự đặt mật "
            "khẩu, trong 72 giờ."
        ),
    )
