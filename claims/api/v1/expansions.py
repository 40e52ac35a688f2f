"""What a request may have shown in full beside a claim: one query for each kind, however long the list."""

from collections.abc import Collection

from claims.api.v1.projection import Document
from claims.models import PublicScale, PublicSource
from claims.models.publications import PublicDocument
from claims.services.public_documents import sources_of

CLAIM_EXPANSIONS = {
    "scale": "the verdict's scale with its method and the meaning of each step",
    "sources": "the outlets with their home pages",
}


# Which documents each shows; their rewriting may change no claim's.
SHOWN: dict[str, type[PublicDocument]] = {"scale": PublicScale, "sources": PublicSource}


def shown_beside(wanted: Collection[str]) -> list[type[PublicDocument]]:
    return [SHOWN[name] for name in sorted(wanted)]


def expanded(claims: list[Document], wanted: Collection[str]) -> list[Document]:
    """The claims with what is wanted beside them; tombstones stay as they are."""
    standing = [claim for claim in claims if claim["retracted_at"] is None]
    if "scale" in wanted:
        scales = by_slug(PublicScale, {claim["verdict"]["scale"] for claim in standing})
        claims = [with_scale(claim, scales) for claim in claims]
    if "sources" in wanted:
        sources = by_slug(PublicSource, {slug for claim in standing for slug in sources_of(claim)})
        claims = [with_sources(claim, sources) for claim in claims]
    return claims


def by_slug(model: type[PublicDocument], slugs: Collection[str]) -> dict[str, Document]:
    return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "document"))


def with_scale(claim: Document, scales: dict[str, Document]) -> Document:
    return claim if claim["retracted_at"] else {**claim, "scale": scales[claim["verdict"]["scale"]]}


def with_sources(claim: Document, sources: dict[str, Document]) -> Document:
    return (
        claim
        if claim["retracted_at"]
        else {**claim, "sources": [sources[slug] for slug in sources_of(claim)]}
    )
