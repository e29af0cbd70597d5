"""Wagtail and Django look for models here; each part keeps its own."""

from cms.mentions import Mention
from cms.pages.article import ArticlePage, Kind
from cms.pages.home import HomePage
from cms.pages.plain import PlainPage
from cms.pages.shelves import FiguresIndex, LessonIndex, NewsIndex, StoryIndex
from cms.pictures import Picture, PictureRendition
from cms.snippets import Figure, Qualifier
from cms.workflow import UnitApprovalTask

__all__ = [
    "ArticlePage",
    "Figure",
    "FiguresIndex",
    "HomePage",
    "Kind",
    "LessonIndex",
    "Mention",
    "NewsIndex",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "Qualifier",
    "StoryIndex",
    "UnitApprovalTask",
]
