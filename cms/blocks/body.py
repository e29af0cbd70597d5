"""What a text may be made of."""

from wagtail.blocks import StreamBlock

from cms.blocks.figures import figures_block
from cms.blocks.media import GalleryBlock, PictureBlock
from cms.blocks.product import ProductsBlock
from cms.blocks.text import HeadingBlock, ParagraphBlock, QuoteBlock, bullets_block


class BodyBlock(StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    list = bullets_block()
    figures = figures_block()
    products = ProductsBlock()
    gallery = GalleryBlock()
    picture = PictureBlock()


class PlainBodyBlock(StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    list = bullets_block()
    picture = PictureBlock()
