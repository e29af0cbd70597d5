"""A commune with its branches, and files made on the spot."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from sellers.members.services import Outcome, import_register, read_register
from sellers.models import Unit
from shop.accounts.models import User
from tests.factories.units import branches_of

DATA = Path(__file__).parents[3] / "data"
HEADER = "STT,Họ và tên,Năm sinh,Chi hội,Chức vụ trong Hội,Ngày vào Hội,Số điện thoại,Số thẻ hội viên"


@pytest.fixture
def branches(lam_thuong: Unit, na_keo: Unit, hin_lan: Unit) -> dict[str, Unit]:
    return branches_of(lam_thuong)


@pytest.fixture
def bring_in(lam_thuong: Unit, branches: dict[str, Unit], cuc: User) -> Callable[..., Outcome]:
    """Bring rows of a CSV, or whole bytes, into the register of Lâm Thượng."""

    def bring(*rows: str, content: bytes = b"", **options: object) -> Outcome:
        content = content or "\n".join((HEADER, *rows)).encode()
        options = {"unit": lam_thuong, "by": cuc, "file_name": "so.csv", **options}
        return import_register(read_register(io.BytesIO(content)), **options)  # type: ignore[arg-type]

    return bring
