"""``/v1/realtime``: a conversation in the events of OpenAI's Realtime API."""

from __future__ import annotations

import asyncio
import base64
import logging
from contextlib import suppress
from typing import Any, Awaitable, Callable, Dict, List, Mapping, Optional

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocketDisconnect

from meshapi_generated.models import ModelInfo
from meshapi_sandbox.catalogue import cost
from meshapi_sandbox.engine.chat import ChatRequest, Completion, complete
from meshapi_sandbox.engine.json_values import is_array, is_object
from meshapi_sandbox.engine.sound import speak
from meshapi_sandbox.handlers.voices import pitch_of
from meshapi_sandbox.sockets.hearing import Hearing, UnreadableSound, words_of
from meshapi_sandbox.sockets.line import Line, SessionOver, new_id
from meshapi_sandbox.sockets.session_object import new_session, updated

RATE = 24000

_log = logging.getLogger(__name__)

Event = Dict[str, Any]


class Conversation:
    """The state of one session, and what each event does to it."""

    def __init__(self, line: Line, model: ModelInfo) -> None:
        self._line = line
        self._model = model
        self._session = new_session(model.id)
        self._items: List[Event] = []
        self._hearing = Hearing(RATE)
        self._speaking: Optional[asyncio.Task[None]] = None
        self._handlers: Mapping[str, Callable[[Event], Awaitable[None]]] = {
            "session.update": self._update,
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "conversation.item.create": self._add,
            "response.create": self._respond,
            "response.cancel": self._cancel,
        }

    async def run(self) -> None:
        """Serve events until the client leaves or the session ends."""
        await self._line.tell("session.created", session=self._session)
        try:
            while True:
                event = await self._line.receive()
                handler = self._handlers.get(str(event.get("type")))
                if handler is None:
                    await self._line.refuse(
                        "invalid_value", f"There is no event {event.get('type')!r}.", "type"
                    )
                else:
                    await handler(event)
        finally:
            await self._hush()

    async def _update(self, event: Event) -> None:
        wanted = event.get("session")
        if not is_object(wanted):
            return await self._line.refuse("missing_required_parameter", "There is no session.", "session")
        try:
            self._session = updated(self._session, wanted)
        except ValueError as problem:
            return await self._line.refuse("invalid_value", str(problem), "session")
        return await self._line.tell("session.updated", session=self._session)

    async def _append(self, event: Event) -> None:
        try:
            self._hearing.append(event.get("audio"))
        except UnreadableSound as problem:
            return await self._line.refuse("invalid_value", str(problem), "audio")
        if self._session["audio"]["input"]["turn_detection"] and self._hearing.is_over:
            await self._line.tell("input_audio_buffer.speech_stopped")
            await self._commit({})
            await self._respond({})
        return None

    async def _commit(self, event: Event) -> None:
        if not self._hearing.data:
            return await self._line.refuse("input_audio_buffer_commit_empty", "The buffer is empty.")
        transcript = words_of(self._hearing.take())
        item = self._item("user", [{"type": "input_audio", "transcript": transcript}])
        await self._line.tell("input_audio_buffer.committed", item_id=item["id"])
        await self._line.tell("conversation.item.added", item=item)
        return await self._line.tell(
            "conversation.item.input_audio_transcription.completed",
            item_id=item["id"],
            content_index=0,
            transcript=transcript,
        )

    async def _clear(self, event: Event) -> None:
        self._hearing.data.clear()
        await self._line.tell("input_audio_buffer.cleared")

    async def _add(self, event: Event) -> None:
        given = event.get("item")
        if not is_object(given) or given.get("type") != "message" or not is_array(given.get("content")):
            return await self._line.refuse(
                "invalid_value", "The item must be a message with a content.", "item"
            )
        content = [dict(part) for part in given["content"] if is_object(part)]
        for part in content:
            if part.get("type") == "input_audio" and "transcript" not in part:
                heard = Hearing(RATE)
                try:
                    heard.append(part.pop("audio", ""))
                except UnreadableSound as problem:
                    return await self._line.refuse("invalid_value", str(problem), "item.content")
                part["transcript"] = words_of(heard.take())
        item = self._item(str(given.get("role", "user")), content, given.get("id"))
        return await self._line.tell("conversation.item.added", item=item)

    async def _respond(self, event: Event) -> None:
        call = self._line.call
        if self._speaking is not None and not self._speaking.done():
            return await self._line.refuse(
                "conversation_already_has_active_response", "A response is on its way already."
            )
        balance = (await run_in_threadpool(call.services.accounts.get, call.owner)).balance
        if balance <= 0 and not self._model.is_free:
            raise SessionOver("insufficient_quota", "The balance of the account is used up.")
        wanted = event.get("response")
        try:
            session = updated(self._session, wanted) if is_object(wanted) else self._session
        except ValueError as problem:
            return await self._line.refuse("invalid_value", str(problem), "response")
        self._speaking = asyncio.ensure_future(self._speak(session))
        return None

    async def _cancel(self, event: Event) -> None:
        if self._speaking is None or self._speaking.done():
            return await self._line.refuse("response_cancel_not_active", "There is no response to cancel.")
        await self._hush()
        return None

    async def _hush(self) -> None:
        if self._speaking is not None:
            self._speaking.cancel()
            with suppress(asyncio.CancelledError, Exception):  # the client may be gone, which shows elsewhere
                await self._speaking

    async def _speak(self, session: Event) -> None:
        """One response, from ``response.created`` to ``response.done``."""
        body: Event = {
            "id": new_id("resp"),
            "object": "realtime.response",
            "status": "in_progress",
            "output": [],
        }
        await self._line.tell("response.created", response=body)
        try:
            await self._say(session, body)
        except WebSocketDisconnect:
            raise
        except Exception:
            _log.exception("a response failed")
            await self._line.refuse("server_error", "The sandbox failed.")
            await self._line.tell("response.done", response={**body, "status": "failed"})

    async def _say(self, session: Event, body: Event) -> None:
        tell, response = self._line.tell, body["id"]
        completion = await run_in_threadpool(complete, ChatRequest(messages=self._messages(session)))
        is_text = session["output_modalities"] == ["text"]
        item: Event = {"id": new_id("item"), "type": "message", "role": "assistant", "content": []}
        await tell("response.output_item.added", response_id=response, output_index=0, item=item)
        place = {"response_id": response, "item_id": item["id"], "output_index": 0, "content_index": 0}
        said: List[str] = []

        async def finish(status: str) -> None:
            usage = await run_in_threadpool(self._bill, completion, len(said))
            text = "".join(said)
            if is_text:
                await tell("response.output_text.done", **place, text=text)
                item["content"] = [{"type": "output_text", "text": text}]
            else:
                await tell("response.output_audio.done", **place)
                await tell("response.output_audio_transcript.done", **place, transcript=text)
                item["content"] = [{"type": "output_audio", "transcript": text}]
            self._items.append(item)
            await tell("response.output_item.done", response_id=response, output_index=0, item=item)
            await tell("response.done", response={**body, "status": status, "output": [item], "usage": usage})

        try:
            for piece in completion.pieces:
                if is_text:
                    await tell("response.output_text.delta", **place, delta=piece)
                else:
                    await tell("response.output_audio_transcript.delta", **place, delta=piece)
                    sound = speak(piece, RATE, pitch_of(str(session["audio"]["output"]["voice"])))
                    await tell("response.output_audio.delta", **place, delta=base64.b64encode(sound).decode())
                said.append(piece)
                await asyncio.sleep(self._line.call.services.settings.token_delay)
        except asyncio.CancelledError:
            await finish("cancelled")
            raise
        await finish("completed")

    def _bill(self, completion: Completion, spoken: int) -> Dict[str, int]:
        asked = completion.prompt_tokens
        self._line.call.part().bill(self._model.id, cost(self._model, asked, spoken), asked, spoken)
        return {"total_tokens": asked + spoken, "input_tokens": asked, "output_tokens": spoken}

    def _item(self, role: str, content: List[Event], given_id: Any = None) -> Event:
        name = given_id if isinstance(given_id, str) else new_id("item")
        item: Event = {"id": name, "type": "message", "role": role, "content": content}
        self._items.append(item)
        return item

    def _messages(self, session: Event) -> List[Mapping[str, Any]]:
        """The conversation as chat messages."""
        told = [{"role": "system", "content": session["instructions"]}] if session["instructions"] else []
        return [*told, *({"role": item["role"], "content": _text_of(item)} for item in self._items)]


def _text_of(item: Event) -> str:
    return "\n".join(str(part.get("text") or part.get("transcript") or "") for part in item["content"])
