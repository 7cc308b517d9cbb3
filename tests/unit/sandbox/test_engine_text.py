"""Tokens, embeddings, chunks and documents of the sandbox."""

from __future__ import annotations

import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meshapi_sandbox.engine import tokens
from meshapi_sandbox.engine.chunking import CHUNK_CHARS, PASSAGE_CHARS, chunks
from meshapi_sandbox.engine.documents import DocumentError, extract, file_type
from meshapi_sandbox.engine.embedding import embed, non_zero, similarity
from meshapi_sandbox.engine.templating import MissingVariables, fill
from meshapi_sandbox.engine.text import sentences


@given(st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens.split(text)) == text


def test_tokens_look_like_those_of_a_real_tokenizer() -> None:
    assert tokens.split("Hello, world! naïve 12345") == ["Hello", ",", " world", "!", " naïve", " 123", "45"]
    assert tokens.split("internationalisation") == ["inter", "natio", "nalis", "ation"]
    assert tokens.split("你好") == ["你", "好"]


@given(st.text(), st.integers(1, 64))
def test_vectors_have_length_one(text: str, dimensions: int) -> None:
    vector = embed(text, dimensions)
    assert len(vector) == dimensions
    assert math.isclose(sum(value * value for value in vector), 1, abs_tol=1e-5)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("parental leave", "Parents may leave for twenty weeks.", "Expenses are paid monthly."),
        ("running shoes", "He runs in a shoe.", "The canteen opens at noon."),
        ("color", "colour", "invoice"),
        ("the otter", "otters", "the invoice"),
    ],
)
def test_the_nearer_text_scores_higher(query: str, near: str, far: str) -> None:
    wanted = non_zero(embed(query, 1024))
    assert similarity(wanted, embed(near, 1024)) > similarity(wanted, embed(far, 1024)) + 0.1


def test_spaces_are_not_comparable() -> None:
    assert similarity(non_zero(embed("otter", 1024, "a")), embed("otter", 1024, "b")) < 0.3


def test_sentences_know_abbreviations_and_lines() -> None:
    assert sentences("Dr. Who came. He left!\nA line") == ["Dr. Who came.", "He left!", "A line"]
    assert sentences('He said "go." Then left.') == ['He said "go."', "Then left."]


def test_chunks_are_whole_sentences_inside_a_passage() -> None:
    document = "Title\n\n" + "One two three. " * 40 + "\r\n\r\n" + "Last one."
    found = chunks(document)
    assert all(len(chunk.text) <= len("Title\n") + CHUNK_CHARS for chunk in found)
    assert all(chunk.text in chunk.parent_text and chunk.text.endswith(".") for chunk in found)
    assert found[0].text.startswith("Title\nOne two three.")
    assert found[-1].text == "Last one."


def test_headings_stay_with_what_follows() -> None:
    document = "Handbook\n\nLeave\n\nTwenty weeks.\n\none\ntwo\n\nthree\n\nEnd"
    assert [chunk.text for chunk in chunks(document)] == [
        "Handbook\nLeave\nTwenty weeks.",
        "one two",
        "three End",
    ]


@given(st.text(alphabet="ab .\n", max_size=3000))
def test_no_word_is_lost_in_chunking(document: str) -> None:
    found = chunks(document)
    assert "".join("".join(chunk.text.split()) for chunk in found) == "".join(document.split())
    assert all(0 < len(chunk.text) <= 3 * CHUNK_CHARS for chunk in found)


def test_a_long_text_becomes_several_passages() -> None:
    found = chunks("\n\n".join(f"Paragraph {n} says a little more than nothing at all." for n in range(100)))
    passages = {chunk.parent_text for chunk in found}
    assert len(passages) > 3
    assert all(len(passage) < 1.2 * PASSAGE_CHARS for passage in passages)


def test_text_of_markdown_and_html() -> None:
    markdown = b"# Head\n\nA *b* [c](http://x).\n\n- one\n- two\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    assert extract(markdown, "text/markdown; charset=utf-8") == "Head\n\nA b c.\n\none\ntwo\n\nx y\n1 2"
    page = (
        "<title>T</title><style>p {}</style><p>Ä &amp; b<br>c</p><script>x()</script><pre>k  l</pre>".encode()
    )
    assert extract(page, "text/html") == "Ä & b\nc\n\nk  l"


def test_text_of_other_files() -> None:
    assert extract("\ufeffhi".encode(), "text/csv") == "hi"
    assert extract("hi".encode("utf-16"), "text/plain") == "hi"
    assert extract(b"{}", "application/ld+json") == "{}"
    for data, mime_type, code in (
        (b"\xff", "text/plain", "undecodable_text"),
        (b"x", "application/zip", "unsupported_file_type"),
        (b"", "text/plain", "empty_document"),
    ):
        with pytest.raises(DocumentError) as caught:
            extract(data, mime_type)
        assert caught.value.code == code


def test_pdf_without_its_extra_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(DocumentError) as caught:
        extract(b"%PDF-1.4", "application/pdf")
    assert caught.value.code == "pdf_support_not_installed"


def test_file_types() -> None:
    names = ("application/pdf", "text/plain", "Text/Markdown; x=y", "image/png", "")
    assert [file_type(name) for name in names] == ["pdf", "text", "markdown", "image", "unknown"]


def test_slots_are_filled() -> None:
    messages = [
        {"role": "user", "content": [{"type": "text", "text": "{{ b }}"}, {"type": "x"}]},
        {"role": "tool"},
    ]
    assert fill("{{a}} {{a}} {b}", messages, {"a": "1", "b": "{{a}}"}) == [
        {"role": "system", "content": "1 1 {b}"},
        {"role": "user", "content": [{"type": "text", "text": "{{a}}"}, {"type": "x"}]},
        {"role": "tool", "content": None},
    ]
    with pytest.raises(MissingVariables) as caught:
        fill("{{b}}", [{"content": "{{a}}{{b}}"}], {})
    assert caught.value.names == ["a", "b"]
