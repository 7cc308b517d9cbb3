"""What every candidate sends and must receive. Literals only: it costs nothing to import."""

MODEL = "openai/gpt-4o-mini"
QUESTION = "What should a guide to the harbour of Lisbon not leave out, and in which order would you tell it?"
MESSAGES = [
    {
        "role": "system",
        "content": "You answer questions about cities. Be brief, and say so when you are not sure.",
    },
    {"role": "user", "content": "Which rivers meet the sea at Lisbon?"},
    {
        "role": "assistant",
        "content": "The Tagus does. Its mouth is wide enough that people call it the Straw Sea.",
    },
    {"role": "user", "content": QUESTION},
]
ANSWER = (
    "Begin at the water: the Tagus, the ferries to Cacilhas and the long quays of Alcantara. Then the tower of Belem, "
    "which watched the ships leave, and the monastery beside it, which their cargoes paid for. Go on to the square "
    "that opens to the river, where the palace stood until the earthquake. Leave the bridge for the evening, when "
    "the light is low, and end with a grilled fish on the other bank, from where the whole harbour can be seen."
)
# Every event of a stream brings one of these, all of one length.
TOKENS = ("Tagus ", "ferry ", "quays ", "tower ", "ships ", "river ", "light ", "grill ")
TOKEN_LENGTH = 6

INPUTS = 256
DIMENSIONS = 1536
MODELS = 400
