"""Messages that know their role."""

from __future__ import annotations

from meshapi_generated.models.chat import ChatMessage, ChatRole


class SystemMessage(ChatMessage):
    """A `ChatMessage` that tells the model how to behave: `SystemMessage(content="Be brief.")`."""

    role: ChatRole = "system"


class UserMessage(ChatMessage):
    """A `ChatMessage` from the user: `UserMessage(content="Hello!")`."""

    role: ChatRole = "user"


class AssistantMessage(ChatMessage):
    """A `ChatMessage` from the model, from earlier in the conversation."""

    role: ChatRole = "assistant"


class ToolMessage(ChatMessage):
    """A `ChatMessage` with the result of a tool: `ToolMessage(tool_call_id=call.id, content="18 °C")`."""

    role: ChatRole = "tool"
