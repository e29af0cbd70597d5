"""The thirty-one branches of Lâm Thượng, named as the Union names them."""

from sellers.models import Level, Unit
from shop.core.text import fold, slug

VILLAGES = """Nà Kéo, Bản Lẹng, Hin Lạn, Nặm Trọ, Khéo Lẹng, Thâm Pất, Tông Pắng, Tông Cụm, Bản Chang, Nà Pồng,
Nà Luồng, Khe Rùng, Nà Nọi, Nà Hốc, Bản Riềng, Lũng Cọ, Sơn Đông, Sơn Trung, Sơn Bắc, Sơn Nam, Tông Mộ, Trần Phú,
Bản Muổi, Nà Cà, Bó Mạ, Khuổi Mạ, Khe Pháo, Khe Bín, Lũng Cáp, Tân Lập, Đồng Tâm"""


def branches_of(commune: Unit, villages: str = VILLAGES) -> dict[str, Unit]:
    """A branch for each village, by the village's name."""
    made = {}
    for village in (name.strip() for name in villages.split(",")):
        commune.refresh_from_db()
        code = f"{commune.code}-{slug(village)}"
        made[village] = Unit.objects.filter(code=code).first() or commune.add_child(
            code=code,
            name=f"Chi hội phụ nữ thôn {village}",
            level=Level.BRANCH,
            search_key=fold(village),
        )
    return made
