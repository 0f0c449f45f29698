"""A bare Flask hello: the unit in which pages are measured."""

from flask import Flask

app = Flask("hello")


@app.get("/")
def hello():
    return "hello\n"
