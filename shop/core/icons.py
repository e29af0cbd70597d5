"""The pictograms of the market: 24 by 24, drawn with strokes of the colour of the text.

Add one only when no word can carry the meaning; every page sends just those it uses.
"""

SYMBOLS: dict[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "basket": (
        '<path d="M4 9h16l-2.2 11.5H6.2zM8.5 9c0-3 1.5-5.5 3.5-5.5S15.5 6 15.5 9M4.8 13h14.4M5.5'
        ' 16.8h13M9.5 9l1 11.5M14.5 9l-1 11.5"/>'
    ),
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.7-4 3.7-6 7.5-6s6.8 2 7.5 6"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "vouch": (
        '<path d="M12 2.8 4.5 5.5v6c0 4.7 3 8 7.5 9.7 4.5-1.7 7.5-5 7.5-9.7v-6z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>'
    ),
    "star": ('<path class="f" d="m12 2.5 2.9 6.1 6.6.9-4.8 4.6 1.2 6.6-5.9-3.2-5.9 3.2 1.2-6.6L2.5 9.5l6.6-.9z"/>'),
    "filter": ('<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>'),
    "chevron": '<path d="m9 5 7 7-7 7"/>',
    "truck": (
        '<path d="M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.5v3.5H14z"/><circle cx="7" cy="18" r="2"/><circle'
        ' cx="17.5" cy="18" r="2"/>'
    ),
    "qr": '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2M14 20h2M19 17.5V20h1"/>',
    "cash": ('<path d="M2.5 6.5h19v11h-19z"/><circle cx="12" cy="12" r="2.8"/><path d="M5.5 9.5v5M18.5 9.5v5"/>'),
    "card": '<path d="M2.5 5.5h19v13h-19zM2.5 9.5h19M6 15h4"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>',
    "camera": '<path d="M3 7.5h4L8.5 5h7L17 7.5h4v11.5H3z"/><circle cx="12" cy="13" r="3.5"/>',
    "call": (
        '<path d="M6 3.5h3.2l1.5 4.3-2 1.6c1 2.4 2.7 4.1 5.1 5.1l1.6-2 4.3 1.5V17c0 2-1.5 3.5-3.5'
        ' 3.5C9.5 20.5 3.5 14 3.5 7.5 3.5 5 4.5 3.5 6 3.5z"/>'
    ),
    "warn": '<path d="M12 3.5 2.5 20h19z"/><path d="M12 10v4.5M12 17.3v.1"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.1"/>',
    "box": '<path d="m12 3 8.5 4.2v9.6L12 21l-8.5-4.2V7.2zM3.5 7.2 12 11.5l8.5-4.3M12 11.5V21"/>',
    "bowl": (
        '<path d="M3 11.5h18c0 4.5-3 7-5.5 8h-7c-2.5-1-5.5-3.5-5.5-8zM8.5 8c-1-1.5 1-2 0-3.8M12.5 8c-1-1.5 1-2 0-3.8"/>'
    ),
    "cup": (
        '<path d="M4 9h13v5.5c0 3-2 5-4.5 5h-4c-2.5 0-4.5-2-4.5-5zM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M8'
        ' 6c-.8-1.2.8-1.6 0-3M12.5 6c-.8-1.2.8-1.6 0-3"/>'
    ),
    "leaf": '<path d="M4.5 19.5C4 10 9.5 4 20 4c.5 10-5 15.5-13 15.5M4.5 21c1.5-5 4.5-8.5 9.5-11"/>',
    "flower": (
        '<circle cx="12" cy="9" r="2.2"/><path d="M12 6.8c-3-5.3 3-5.3 0 0zM14 8.3c4.3-4.3 6.2 1.4 0'
        " .7zM13.4 10.7c6 1.3 1 5 0 0zM10.6 10.7c-1 5-6 1.3 0 0zM10 9c-6.2.7-4.3-5 0-.7zM12 13v8M12"
        ' 20c-3 0-4.5-1-5-3M12 20c3 0 4.5-1 5-3"/>'
    ),
    "house": '<path d="m2.5 11.5 9.5-8 9.5 8M5.5 9.5v11h13v-11M9.5 20.5v-6h5v6"/>',
}
