"""What people say and what goods are called: rows with a beginning, an end and a reason. None is ever rewritten."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.search.understanding.lexicon import Use

APART = "|"  # between phrases of one field
USES = [
    (Use.SAME.value, _("all of these mean the same")),
    (Use.MEANS.value, _("the words also mean the others")),
    (Use.NEAR.value, _("the words are served by the others, less well")),
    (Use.APART.value, _("the others hold the words and are something else")),
    (Use.WHOLE.value, _("these words name one thing only while they stand together")),
    (Use.SOFT.value, _("goods need not have these words")),
    (Use.DOES.value, _("what is done with goods: looked for together with the word that follows")),
    (Use.HEALTH.value, _("a wish for health: nothing is promised, the others are put last")),
]


class WordsQuerySet(models.QuerySet["Words"]):
    def in_force_on(self, day: date) -> "WordsQuerySet":
        return self.filter(since__lte=day).exclude(until__lt=day)


class Words(models.Model):
    """In force from `since` through `until`; without an end, for as long as nobody ends it."""

    use = models.CharField(_("what for"), max_length=10, choices=USES)
    words = models.TextField(_("words"), help_text=_("phrases as people write them, with | between them"))
    others = models.TextField(_("others"), blank=True, help_text=_("phrases, with | between them"))
    since = models.DateField(_("in force from"), db_index=True)
    until = models.DateField(_("last day"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = WordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("words for searching")
        verbose_name_plural = _("words for searching")
        ordering = ["use", "words"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="search_words_end_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.words


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a field."""
    return tuple(part.strip() for part in text.split(APART) if part.strip())
