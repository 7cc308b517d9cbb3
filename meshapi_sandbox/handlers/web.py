"""Web search over a few pages that come with the sandbox."""

from __future__ import annotations

from decimal import Decimal

from meshapi_generated.models import WebSearchParams, WebSearchResponse, WebSearchResultItem
from meshapi_sandbox.catalogue import DEFAULT_CHAT_MODEL
from meshapi_sandbox.engine.pages import Hit, find
from meshapi_sandbox.models_for import refuse_unpaid, serving
from meshapi_sandbox.operations import Call, handles

USD_PER_SEARCH = Decimal("0.005")


@handles("search_web")
def search_web(call: Call, params: WebSearchParams) -> WebSearchResponse:
    model = serving(call, [params.model or DEFAULT_CHAT_MODEL], "text").model
    refuse_unpaid(call, model)
    hits = find(params.query, params.max_results, params.include_domains, params.exclude_domains)
    call.bill(model.id, USD_PER_SEARCH)
    provider = params.provider or "native"
    full = params.include_page_content is True and provider == "tinyfish"
    answer = hits[0].sentence if params.include_answer and hits else None
    return WebSearchResponse(
        query=params.query,
        provider=provider,
        answer=answer,
        results=[_result(hit, params.search_depth == "advanced", full) for hit in hits],
        request_id=call.request_id,
    )


def _result(hit: Hit, deep: bool, full: bool) -> WebSearchResultItem:
    """A snippet is the sentence that fits best; an advanced search has the whole text in it."""
    page = hit.page
    found = {
        "title": page.title,
        "url": page.url,
        "content": page.text if deep else hit.sentence,
        "score": hit.score,
        "published_date": page.published_date,
    }
    if full:
        found.update(page_content=page.text, page_content_truncated=False)
    return WebSearchResultItem.model_validate(found)
