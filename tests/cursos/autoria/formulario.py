"""What a browser sends back from a page."""

from __future__ import annotations

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, str] = {}
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        name = values.get("name", "")
        if tag == "textarea" and "readonly" not in values:
            self._area = name
            self.values[name] = ""
        elif (
            tag == "input"
            and name
            and (values.get("type") not in {"checkbox", "radio", "file"} or "checked" in values)
        ):
            self.values[name] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops the first line break of the element.
            self.values[self._area] = self.values.get(self._area, "").removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data


def fields(html: str) -> dict[str, str]:
    """Return the fields of the main form of a page, as it shows them."""
    parser = _Fields()
    parser.feed(html[html.index("<main") :])
    return {k: v.replace("\n", "\r\n") for k, v in parser.values.items()}
