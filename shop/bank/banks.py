"""Vietnamese banks by the number that VietQR knows them by (BIN), as of 2026-11 (FIELD 4.1)."""

NAMES = {
    "970400": "Saigonbank",
    "970403": "Sacombank",
    "970405": "Agribank",
    "970406": "Vikki Bank",
    "970407": "Techcombank",
    "970409": "Bac A Bank",
    "970412": "PVcomBank",
    "970414": "MBV",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970419": "NCB",
    "970422": "MB",
    "970423": "TPBank",
    "970425": "ABBANK",
    "970426": "MSB",
    "970427": "VietABank",
    "970428": "Nam A Bank",
    "970431": "Eximbank",
    "970432": "VPBank",
    "970436": "Vietcombank",
    "970437": "HDBank",
    "970440": "SeABank",
    "970441": "VIB",
    "970443": "SHB",
    "970446": "Co-opBank",
    "970448": "OCB",
    "970449": "LPBank",
    "970452": "KienlongBank",
    "970454": "BVBank",
    "546034": "Cake",
    "963388": "Timo",
}


def bank_name(number: str) -> str:
    """The name people know; the number itself for one that is not in the table."""
    return NAMES.get(number, number)
