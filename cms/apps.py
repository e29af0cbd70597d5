"""Words and pictures of the Union's editors."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import AbstractPage
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published

        from catalog.stories import register_story_source
        from cms.models import ArticlePage, Figure
        from cms.receivers import on_published
        from cms.rights import UnitFigurePolicy, UnitPagePolicy
        from cms.selectors import stories_about, stories_from_shop
        from sellers.shops.stories import register_shop_stories

        register_permission_policy(AbstractPage, UnitPagePolicy())
        register_permission_policy(Figure, UnitFigurePolicy(Figure))
        page_published.connect(on_published, sender=ArticlePage, dispatch_uid="cms.note_publication")
        register_story_source(stories_about)
        register_shop_stories(stories_from_shop)
