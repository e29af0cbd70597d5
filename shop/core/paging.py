"""Which page numbers a list shows: the ends, the neighbours, and gaps between."""


def steps(number: int, total: int) -> list[int | None]:
    """Numbers in order, None for a gap: 1 … 4 5 6 … 20. A gap never hides a single page."""
    shown = sorted({1, total, *range(max(1, number - 1), min(total, number + 1) + 1)})
    row: list[int | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before == 2:
            row.append(page - 1)
        elif page - before > 2:
            row.append(None)
        row.append(page)
    return row
