"""The tree of categories, read whole in one query: a page needs names, crumbs and branches of it, never one row."""

from dataclasses import dataclass

from django.urls import reverse
from oscar.core.loading import get_model

from shop.core.formats import is_vietnamese

STEP = 4  # letters of a tree path for one level


@dataclass(frozen=True)
class Node:
    pk: int
    path: str
    slug: str
    name: str
    name_en: str = ""
    by_weight: bool = False

    @property
    def label(self) -> str:
        """The name in the language in force; Vietnamese where there is no English one."""
        return self.name if is_vietnamese() else self.name_en or self.name

    @property
    def url(self) -> str:
        return reverse("catalogue:category", kwargs={"category_slug": self.slug})


class Tree:
    """Public categories in tree order; one whose parent is hidden is hidden too."""

    def __init__(self, nodes: list[Node]) -> None:
        self._by_path: dict[str, Node] = {}
        for node in nodes:
            if len(node.path) == STEP or node.path[:-STEP] in self._by_path:
                self._by_path[node.path] = node
        self._by_slug = {node.slug: node for node in reversed(self._by_path.values())}
        self._by_pk = {node.pk: node for node in self._by_path.values()}

    def by_slug(self, slug: str) -> Node | None:
        return self._by_slug.get(slug)

    def by_pk(self, pk: int | None) -> Node | None:
        return self._by_pk.get(pk) if pk is not None else None

    def line(self, node: Node) -> list[Node]:
        """From the group down to the node itself."""
        return [self._by_path[node.path[:end]] for end in range(STEP, len(node.path) + 1, STEP)]

    def groups(self) -> list[Node]:
        return [node for path, node in self._by_path.items() if len(path) == STEP]

    def children(self, node: Node) -> list[Node]:
        return [each for path, each in self._by_path.items() if path[:-STEP] == node.path]

    def parent(self, node: Node) -> Node | None:
        return self._by_path.get(node.path[:-STEP])


def category_tree() -> Tree:
    """One query for the lot (about 70 rows). It is not cached: a renamed category shows at once, in every process."""
    rows = (
        get_model("catalogue", "Category")
        .objects.filter(is_public=True)
        .order_by("path")
        .values_list("pk", "path", "slug", "name", "facts__name_en", "facts__by_weight")
    )
    return Tree([Node(pk, path, slug, name, en or "", bool(by_weight)) for pk, path, slug, name, en, by_weight in rows])
