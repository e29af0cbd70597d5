"""The page where a buyer pays, in Vietnamese and English, without script and without any card's number."""

from collections.abc import Mapping
from html import escape
from typing import Any

WORDS = {
    "vi": {
        "title": "Trả bằng thẻ",
        "stand_in": "Trang thử: không có thẻ nào bị trừ tiền.",
        "to_pay": "Số tiền",
        "order": "Đơn hàng",
        "card": "Thẻ",
        "test_card": "Thẻ thử, số cuối 4242",
        "pay": "Trả {sum}",
        "decline": "Giả như ngân hàng từ chối",
        "back": "Quay lại chợ, chưa trả",
        "declined": "Ngân hàng đã từ chối thẻ này. Bạn chưa trả gì; hãy thử lại hoặc quay lại chợ để chọn cách khác.",
        "over": "Trang trả tiền này đã hết hạn. Hãy quay lại chợ và bắt đầu lại.",
        "paid": "Khoản này đã được trả.",
        "on": "Trở về chợ",
        "post": "Tin báo về chợ",
        "now": "gửi ngay",
        "late": "chậm 20 giây",
        "twice": "gửi hai lần",
        "lost": "thất lạc",
        "other": "English",
        "none": "Không có trang này",
    },
    "en": {
        "title": "Pay by card",
        "stand_in": "A trial page: no card is charged.",
        "to_pay": "Amount",
        "order": "Order",
        "card": "Card",
        "test_card": "Test card ending in 4242",
        "pay": "Pay {sum}",
        "decline": "Pretend that the bank declines",
        "back": "Back without paying",
        "declined": "The bank declined this card. Nothing was paid; try again or go back and choose another way.",
        "over": "This payment page has expired. Please go back to the market and start again.",
        "paid": "This has been paid.",
        "on": "Back to the market",
        "post": "Message to the market",
        "now": "at once",
        "late": "20 seconds late",
        "twice": "twice",
        "lost": "lost",
        "other": "Tiếng Việt",
        "none": "There is no such page",
    },
}
STYLE = """
:root{color-scheme:light dark;--ink:#1d212b;--soft:#596070;--page:#f1f3f6;--paper:#fff;--line:#d5d9e0;--do:#2a3a8c;
--bad:#a3182f;--badpaper:#fdeef0}
@media (prefers-color-scheme:dark){:root{--ink:#eef0f4;--soft:#a9b0be;--page:#14171e;--paper:#1d212b;--line:#3a4150;
--do:#5b70d6;--bad:#ff9aa8;--badpaper:#3a1c22}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:27rem;margin:0 auto;padding:1.5rem 1rem 3rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;margin-bottom:1rem}
header a{color:inherit;padding:.7rem 0}.paper{background:var(--paper);border:1px solid var(--line);border-radius:12px;
padding:1.25rem}h1{font-size:1.15rem;margin:0}.sum{font-size:2rem;font-weight:700;margin:.1rem 0 1rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem;margin:0 0 1.25rem;padding-top:1rem;
border-top:1px solid var(--line)}dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
button{font:inherit;width:100%;min-height:3rem;border-radius:8px;border:1px solid var(--line);background:transparent;
color:var(--ink);cursor:pointer;margin-top:.6rem}button.do{background:var(--do);border-color:var(--do);color:#fff;
font-weight:700}
button:focus-visible,a:focus-visible,select:focus-visible{outline:3px solid var(--do);outline-offset:2px}
.bad{background:var(--badpaper);color:var(--bad);border-radius:8px;padding:.7rem .9rem;margin:0 0 1rem}
.note{color:var(--soft);font-size:.9rem;margin:1rem 0 0}.quiet{border:0;text-decoration:underline}
label{display:flex;justify-content:space-between;align-items:center;gap:1rem;color:var(--soft);margin-bottom:.25rem}
select{font:inherit;min-height:2.75rem;border-radius:8px;border:1px solid var(--line);background:var(--paper);
color:var(--ink);padding:0 .6rem}"""


def sum_in(language: str, amount: int, currency: str) -> str:
    figures = f"{amount:,}"
    if currency.lower() != "vnd":
        return f"{currency.upper()} {figures}"
    return f"{figures.replace(',', '.')} ₫" if language == "vi" else f"VND {figures}"


def pay_page(session: Mapping[str, Any], language: str, *, declined: bool = False) -> str:
    words = WORDS[language]
    if session["status"] != "open":
        done = session["status"] == "complete"
        way_on = session["success_url"] if done else session["cancel_url"]
        return _whole(
            language,
            f'<p>{words["paid" if done else "over"]}</p><p><a href="{escape(way_on or "/", quote=True)}">'
            f"{words['on']}</a></p>",
        )
    shown = sum_in(language, session["amount_total"], session["currency"])
    posts = "".join(f'<option value="{name}">{words[name]}</option>' for name in ("now", "late", "twice", "lost"))
    refused = f'<p class="bad" role="alert">{words["declined"]}</p>' if declined else ""
    return _whole(
        language,
        f"""{refused}<form method="post" action="?lang={language}">
<span class="note">{words["to_pay"]}</span><div class="sum">{shown}</div>
<dl><dt>{words["order"]}</dt><dd>{escape(session["_paid_for"])}</dd>
<dt>{words["card"]}</dt><dd>{words["test_card"]}</dd></dl>
<label>{words["post"]}<select name="post">{posts}</select></label>
<button class="do" name="do" value="pay">{words["pay"].format(sum=shown)}</button>
<button name="do" value="decline">{words["decline"]}</button>
<button class="quiet" name="do" value="cancel">{words["back"]}</button></form>""",
    )


def missing_page(language: str) -> str:
    return _whole(language, f"<p>{WORDS[language]['none']}</p>")


def _whole(language: str, inside: str) -> str:
    words = WORDS[language]
    other = "en" if language == "vi" else "vi"
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{words["title"]}</title>
<style>{STYLE}</style></head><body><main><header><h1>{words["title"]}</h1>
<a href="?lang={other}" hreflang="{other}" lang="{other}">{words["other"]}</a></header>
<div class="paper">{inside}</div><p class="note">{words["stand_in"]}</p></main></body></html>"""
