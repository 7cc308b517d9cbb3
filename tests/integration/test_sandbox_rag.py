"""Files of the sandbox: register, upload, embed, search."""

from __future__ import annotations

import io
import time
from typing import Any, Dict

import httpx
import pytest

from meshapi_generated.models import BulkEmbedResponse, InitUploadResponse, RagFileStatus, SearchResponse
from meshapi_sandbox import Sandbox

POLICY = (
    "Section 4.\n\nParental leave is twenty weeks. Apply before week eight.\n\nThe canteen opens at noon."
)


def register(http: httpx.Client, mime_type: str = "text/plain", **members: Any) -> InitUploadResponse:
    body = {"file_name": "policy.txt", "mime_type": mime_type, **members}
    return InitUploadResponse.model_validate_json(http.post("/v1/files", json=body).content, strict=True)


def upload(http: httpx.Client, content: Any = POLICY, mime_type: str = "text/plain", **members: Any) -> str:
    made = register(http, mime_type, **members)
    assert httpx.put(made.signed_url, content=content, headers={"Content-Type": mime_type}).status_code == 200
    return made.file_id


def status(http: httpx.Client, file_id: str) -> RagFileStatus:
    return RagFileStatus.model_validate_json(http.get(f"/v1/files/{file_id}").content, strict=True)


def finished(http: httpx.Client, file_id: str) -> RagFileStatus:
    for _ in range(200):
        file = status(http, file_id)
        if file.embedding_status in ("ready", "failed"):
            return file
        time.sleep(0.02)
    raise AssertionError(file)


def search(http: httpx.Client, query: str, **members: Any) -> SearchResponse:
    response = http.post("/v1/files/search", json={"query": query, **members})
    return SearchResponse.model_validate_json(response.content, strict=True)


def test_the_whole_way_of_a_file(http: httpx.Client) -> None:
    file_id = upload(http, metadata={"team": "people-ops", "year": 2026})
    file = finished(http, file_id)
    assert (file.upload_status, file.embedding_status, file.last_error_code) == ("ready", "ready", None)
    assert (file.file_type, file.size_bytes) == ("text", len(POLICY))
    assert (file.total_tokens or 0) > 10
    best = search(http, "how many weeks of parental leave", file_ids=[file_id]).results[0]
    assert best.text.startswith("Parental leave is twenty weeks.")
    assert best.parent_text == POLICY
    assert best.score > 0.3
    assert (best.file_name, best.mime_type, best.metadata["year"]) == ("policy.txt", "text/plain", 2026)
    assert isinstance(best.created_at, int)


def test_the_states_can_be_seen() -> None:
    with Sandbox(index_delay=0.2) as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            made = register(http)
            assert status(http, made.file_id).upload_status == "pending"
            httpx.put(made.signed_url, content=POLICY)
            seen = []
            while not seen or seen[-1] != "ready":
                now = status(http, made.file_id).embedding_status
                if now not in seen:
                    seen.append(now)
                time.sleep(0.02)
            assert seen == ["queued", "processing", "ready"]


def test_embedding_waits_to_be_asked(http: httpx.Client) -> None:
    file_id = upload(http, embed=False)
    assert status(http, file_id).embedding_status == "pending"
    empty = register(http).file_id
    body = {"file_ids": [file_id, empty, "unknown"], "wait": True, "metadata": {"late": True}}
    response = http.post("/v1/files/embed", json=body)
    assert response.status_code == 202
    done, early, unknown = BulkEmbedResponse.model_validate_json(response.content, strict=True).results
    assert (done.embedding_status, done.chunk_count, done.error) == ("ready", 3, None)
    assert (early.embedding_status, early.error) == ("error", "upload not finished")
    assert (unknown.embedding_status, unknown.error) == ("error", "file not found")
    again = http.post("/v1/files/embed", json={"file_ids": [file_id]}).json()["results"][0]
    assert again["embedding_status"] == "error"
    assert search(http, "leave", filter={"late": True}).results[0].file_id == file_id
    for wrong in ([], ["x"] * 101):
        assert http.post("/v1/files/embed", json={"file_ids": wrong}).status_code == 422


@pytest.mark.parametrize(
    ("content", "mime_type", "code"),
    [
        (b"\x89PNG", "image/png", "unsupported_file_type"),
        (b"\xff\xfa\x00", "text/plain", "undecodable_text"),
        (b"  \n", "text/plain", "empty_document"),
        (b"no pdf", "application/pdf", "undecodable_pdf"),
    ],
)
def test_what_has_no_text_fails_and_can_be_tried_again(
    http: httpx.Client, content: bytes, mime_type: str, code: str
) -> None:
    file_id = upload(http, content, mime_type)
    file = finished(http, file_id)
    assert (file.embedding_status, file.last_error_code) == ("failed", code)
    again = http.post("/v1/files/embed", json={"file_ids": [file_id], "wait": True}).json()["results"][0]
    assert (again["embedding_status"], again["error"]) == ("failed", code)


def test_markdown_loses_its_marks(http: httpx.Client) -> None:
    text = "# Vacation\n\nEveryone has *thirty* days, see [the wiki](https://x.test/w)."
    file_id = upload(http, text, "text/markdown")
    assert finished(http, file_id).file_type == "markdown"
    hit = search(http, "days of vacation", file_ids=[file_id], top_k=1).results[0]
    assert hit.parent_text == "Vacation\nEveryone has thirty days, see the wiki."


def test_pdf_text_is_read(http: httpx.Client) -> None:
    file_id = upload(http, _pdf("Parental leave is twenty weeks."), "application/pdf")
    assert finished(http, file_id).embedding_status == "ready"
    assert (
        search(http, "parental leave", file_ids=[file_id]).results[0].text
        == "Parental leave is twenty weeks."
    )


def test_filters_narrow_the_search(http: httpx.Client) -> None:
    tag = "filters"
    ids = [
        upload(http, f"Chapter {n} about otters.", metadata={"tag": tag, "n": n, "odd": n % 2 == 1})
        for n in (1, 2, 3)
    ]
    for file_id in ids:
        finished(http, file_id)

    def found(**members: Any) -> set[str]:
        return {str(hit.file_id) for hit in search(http, "otters", top_k=50, **members).results}

    assert found(filter={"tag": tag}) == set(ids)
    assert found(filter={"tag": tag, "odd": True}) == {ids[0], ids[2]}
    assert found(filter={"tag": tag, "n": 1}) == {ids[0]}
    assert found(filter={"tag": tag, "odd": 1}) == set()
    assert found(file_ids=ids[:2]) == set(ids[:2])
    now = int(time.time())
    assert found(filter={"tag": tag}, date_from=now - 60, date_to=now + 60) == set(ids)
    assert (
        found(filter={"tag": tag}, date_from=now + 60)
        == found(filter={"tag": tag}, date_to=now - 60)
        == set()
    )
    assert len(search(http, "otters", filter={"tag": tag}, top_k=2).results) == 2
    for wrong in (0, 51):
        assert http.post("/v1/files/search", json={"query": "x", "top_k": wrong}).status_code == 422


def test_files_are_listed_in_pages() -> None:
    with Sandbox(token=["rsk_one", "rsk_two"]) as gateway:
        with httpx.Client(base_url=gateway.url, headers={"Authorization": "Bearer rsk_one"}) as http:
            ids = [register(http).file_id for _ in range(3)]
            page: Dict[str, Any] = http.get("/v1/files", params={"limit": 2, "offset": 1}).json()
            assert [file["file_id"] for file in page["files"]] == [ids[1], ids[0]]
            assert (page["total"], page["limit"], page["offset"]) == (3, 2, 1)
            assert http.get("/v1/files", params={"limit": 201}).status_code == 422
            assert http.get("/v1/files/none").status_code == 404
        other = {"Authorization": "Bearer rsk_two"}
        assert httpx.get(f"{gateway.url}/v1/files/{ids[0]}", headers=other).status_code == 404


def test_the_upload_address_is_its_own_proof(http: httpx.Client, gateway: Sandbox) -> None:
    made = register(http)
    assert httpx.put(made.signed_url + "0", content="x").status_code == 403
    assert httpx.put(made.signed_url.replace("expires=1", "expires=2"), content="x").status_code == 403
    assert httpx.put(made.signed_url, content="x", headers={"Content-Type": "image/png"}).status_code == 403
    assert httpx.put(made.signed_url, content="x").status_code == 200
    seen = gateway.requests[-1]
    assert (seen.method, "authorization" in seen.headers) == ("PUT", False)
    assert httpx.put(made.signed_url, content="y", headers={"Authorization": "Bearer x"}).status_code == 200


def test_the_upload_address_expires() -> None:
    with Sandbox(upload_ttl=0) as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            refused = httpx.put(register(http).signed_url, content="x")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "forbidden")


def test_uploads_are_streamed_and_limited() -> None:
    with Sandbox(upload_limit=1_000_000) as gateway:
        headers = {"Authorization": f"Bearer {gateway.token}"}
        with httpx.Client(base_url=gateway.url, headers=headers) as http:
            fits, too_large = register(http, embed=False), register(http)
            pieces = (b"0123456789" * 10_000 for _ in range(10))
            assert httpx.put(fits.signed_url, content=pieces).status_code == 200
            assert status(http, fits.file_id).size_bytes == 1_000_000
            assert httpx.put(too_large.signed_url, content=b"x" * 1_000_001).status_code == 413
            assert status(http, too_large.file_id).upload_status == "pending"


def test_a_new_upload_replaces_the_old_one(http: httpx.Client) -> None:
    made = register(http)
    for text in ("Otters swim.", "Badgers dig."):
        httpx.put(made.signed_url, content=text)
        finished(http, made.file_id)
    assert [hit.text for hit in search(http, "badgers", file_ids=[made.file_id]).results] == ["Badgers dig."]


def _pdf(text: str) -> bytes:
    """A one-page PDF, made by hand."""
    drawing = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        file.write(b"%010d 00000 n \n" % offset)
    file.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return file.getvalue()
