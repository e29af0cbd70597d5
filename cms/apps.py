"""Words and pictures of the Union's editors."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save, pre_delete
        from wagtail.models import AbstractPage, PageViewRestriction
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import page_published, page_unpublished

        from catalog.search.stories.document import register_story_documents
        from catalog.stories import register_story_source, register_told_source
        from cms.findable import open_to_all, story_documents
        from cms.models import ArticlePage, Figure, PlainPage
        from cms.receivers import on_plain_published, on_published, on_restriction, on_withdrawn
        from cms.rights import UnitFigurePolicy, UnitPagePolicy
        from cms.selectors import stories_about, stories_from_shop, told_products
        from sellers.shops.stories import register_shop_stories

        register_permission_policy(AbstractPage, UnitPagePolicy())
        register_permission_policy(Figure, UnitFigurePolicy(Figure))
        page_published.connect(on_published, sender=ArticlePage, dispatch_uid="cms.note_publication")
        page_published.connect(on_plain_published, sender=PlainPage, dispatch_uid="cms.note_information")
        for model in (ArticlePage, PlainPage):
            page_unpublished.connect(on_withdrawn, sender=model, dispatch_uid=f"cms.withdrawn.{model.__name__}")
            pre_delete.connect(on_withdrawn, sender=model, dispatch_uid=f"cms.deleted.{model.__name__}")
        for announced in (post_save, post_delete):
            announced.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="cms.note_readers")
        register_story_documents(story_documents, open_to_all)
        register_story_source(stories_about)
        register_told_source(told_products)
        register_shop_stories(stories_from_shop)
