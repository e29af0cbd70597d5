"""Delivery's settings that somebody decides anew from time to time (FIELD 6, 9)."""

SHIPPING_VOLUME_DIVISOR = 6000  # cm³ a kg; some services count 5000
# Special zones, all of them islands; the old surcharge for distant districts has no districts any more (FIELD 6).
SHIPPING_REMOTE_COMMUNES = (
    "06994", "07192", "11914", "11948", "19742", "20333", "21548", "22736", "23272", "26732", "31078", "31105", "31108",
)  # fmt: skip
# Days on which nobody sends, by ISO date: the government names those of each year, and they are written here then.
SHIPPING_HOLIDAYS: tuple[str, ...] = (
    "2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-04-16", "2027-04-30",
    "2027-05-01", "2027-09-02",
)  # fmt: skip
