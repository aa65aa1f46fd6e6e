"""The names of FEEL that hold spaces; the tokens need them before anything else is known."""

CALLED = (
    "string length", "upper case", "lower case", "substring before", "substring after", "starts with",
    "ends with", "string join", "list contains", "list replace", "insert before", "index of",
    "distinct values",
    "round up", "round down", "round half up", "round half down", "date and time",
    "years and months duration", "day of week", "day of year", "week of year", "month of year",
    "is defined", "get value", "get entries", "context put", "context merge", "met by", "overlaps before",
    "overlaps after", "finished by", "started by", "last day of month", "get or else", "random number",
)  # fmt: skip
PROPERTIES = ("time offset", "start included", "end included")
TYPES = ("date and time", "years and months duration", "days and time duration")
