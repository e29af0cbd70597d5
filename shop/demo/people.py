"""The accounts of the demonstration (CONTRACT). Their password is public; production mode never loads them."""

from dataclasses import dataclass

from shop.accounts.demo import address_of

PASSWORD = "phien-cho-demo"  # noqa: S105


@dataclass(frozen=True)
class DemoPerson:
    login: str
    full_name: str
    staff: bool = False
    superuser: bool = False
    honorific: str = "chị"

    @property
    def email(self) -> str:
        return address_of(self.login)


PEOPLE = [
    DemoPerson("mai", "Nguyễn Thị Mai"),
    DemoPerson("binh", "Trần Văn Bình", honorific="anh"),
    DemoPerson("hoa", "Hoàng Thị Hoa"),
    DemoPerson("sen", "Lý Thị Sen"),
    DemoPerson("thu", "Bàn Thị Thu"),
    DemoPerson("dao", "Nông Thị Hồng Đào"),
    DemoPerson("lan", "Hoàng Thị Lan"),
    DemoPerson("cuc", "Triệu Thị Cúc"),
    DemoPerson("bien", "Lương Thị Biên"),
    DemoPerson("duyet", "Ma Thị Duyệt"),
    DemoPerson("tin", "Hà Thị Tín"),
    DemoPerson("tien", "Đỗ Thị Tiền"),  # not staff: Oscar's dashboard would let her change goods and prices
    DemoPerson("admin", "Phạm Thị Vận", staff=True, superuser=True),
]

# login → the shop she keeps
KEEPERS = {
    "hoa": "ho-kinh-doanh-bep-com-na-keo",
    "sen": "htx-mang-sach-lam-thuong",
    "thu": "ho-kinh-doanh-tra-hoa-vang-khe-na",
}

# login → (unit, office)
OFFICES = {
    "lan": ("lam-thuong-na-hoc", "branch_head"),
    "cuc": ("lam-thuong", "commune_officer"),
    "bien": ("lam-thuong", "editor"),
    "duyet": ("lam-thuong", "approving_editor"),
    "tin": ("cam-khe", "editor"),
}
