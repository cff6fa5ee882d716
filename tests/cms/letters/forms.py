"""A form as a browser without script reads and sends it."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the one POST form in a page, with what stands in them; `switches`: its languages' addresses."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.labels, self.inside, self.textarea, self.select = {}, [], False, None, None
        self.switches = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("method") == "post"
        if not self.inside:
            return
        name, value = given.get("name"), given.get("value", "")
        if tag == "textarea":
            self.textarea, self.fields[name] = name, ""
        elif tag == "select":
            self.select, self.fields[name] = name, ""
        elif tag == "option" and "selected" in given:
            self.fields[self.select] = value
        elif tag == "button" and name == "switch":
            self.switches[value] = given["formaction"]
        elif tag == "input" and name:
            self.take(name, value, given)

    def take(self, name, value, given):
        if given.get("type") not in {"checkbox", "radio"}:
            self.fields[name] = value
        elif "checked" in given:
            self.fields.setdefault(name, []).append(value)

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "textarea":
            self.fields[self.textarea] = self.fields[self.textarea].removeprefix("\n").removeprefix("\r\n")
            self.textarea = None


class Writer:
    """Somebody at the page of a letter: opens it, types, presses a button a minute later."""

    def __init__(self, client, clock, url):
        self.client, self.clock, self.url, self.response = client, clock, url, None

    @property
    def page(self):
        return self.response.content.decode()

    @property
    def fields(self):
        """What stands in the form on the screen."""
        return Form(self.page).fields

    @property
    def step(self):
        return self.fields.get("step")

    def open(self, query=""):
        self.query = query
        self.response = self.client.get(self.url + query)
        return self

    def press(self, button=None, without=(), **typed):
        """Send the form on the screen with what was typed over it."""
        data = {name: value for name, value in {**self.fields, **typed}.items() if name not in without}
        if button:
            data[button] = "1"
        return self.post(data)

    def switch(self, language, without=(), **typed):
        """Press the button of another language, after typing; from then on she is on its page."""
        address = Form(self.page).switches[language]
        data = {name: value for name, value in {**self.fields, **typed}.items() if name not in without}
        self.url, _, self.query = address.removesuffix("#write").partition("?")
        self.query = f"?{self.query}" if self.query else ""
        return self.post(data | {"switch": language})

    def post(self, data):
        self.clock.shift(60)
        self.response = self.client.post(self.url + self.query, data, headers={"sec-fetch-site": "same-origin"})
        return self
