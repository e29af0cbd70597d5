"""How a figure is written, for templates of blocks."""

from django import template

from cms.figures import Tile, tile_of
from cms.snippets import Figure

register = template.Library()


@register.simple_tag
def tile(figure: Figure) -> Tile:
    return tile_of(figure)
