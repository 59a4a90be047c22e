"""A client of yaml-language-server over its standard input and output, as small as the tests need.

The protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, BinaryIO

PATIENCE = 60.0  # seconds for one answer; they take some hundredths
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},  # it would ask the network for a catalogue
        "kubernetesCRDStore": {"enable": False},
    }
}
CAPABILITIES = {
    "workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


class LanguageServer:
    """One running server; `stop` ends it. Lines and columns count from 0, as in the protocol."""

    def __init__(self, command: list[str], root: Path) -> None:
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)
        self.received: Queue[dict[str, Any] | None] = Queue()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.count = 0
        assert self.process.stdout
        Thread(target=self._receive, args=(self.process.stdout,), daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": CAPABILITIES,
            },
        )
        self.notify("initialized", {})

    def stop(self) -> None:
        """End the server, and wait until it has."""
        try:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """The problems of the file at `path`, opened as an editor would, with `text` in place of what is on disk."""
        uri = path.as_uri()
        is_open = uri in self.versions
        self.texts[uri] = path.read_text(encoding="utf-8") if text is None else text
        self.versions[uri] = self.versions.get(uri, 0) + 1
        self.diagnostics.pop(uri, None)
        document: dict[str, Any] = {"uri": uri, "version": self.versions[uri]}
        if is_open:
            changes = [{"text": self.texts[uri]}]
            self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        else:
            document |= {"languageId": "yaml", "text": self.texts[uri]}
            self.notify("textDocument/didOpen", {"textDocument": document})
        return self.wait_for_problems(path)

    def wait_for_problems(self, path: Path) -> list[dict[str, Any]]:
        """The problems that the server next names in the file, or has named since it was last opened or changed."""
        while path.as_uri() not in self.diagnostics:
            self._handle(self._next())
        return self.diagnostics[path.as_uri()]

    def files_changed(self, *paths: Path) -> None:
        """Tell the server that files were written, as the editor's file watcher does."""
        for uri in self.versions:
            self.diagnostics.pop(uri, None)
        self.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": p.as_uri(), "type": 2} for p in paths]})

    def complete(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What the server offers at a place, by its label."""
        answer = self.request("textDocument/completion", self._at(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown when the mouse rests on a place; "" for nothing."""
        answer = self.request("textDocument/hover", self._at(path, line, column))
        return answer["contents"]["value"] if answer else ""

    def notify(self, method: str, parameters: object) -> None:
        """Send what is not answered."""
        self._send({"method": method, "params": parameters})

    def request(self, method: str, parameters: object) -> Any:
        """The answer to a request; what the server asks meanwhile is answered too.

        Raises:
            RuntimeError: the server answers with an error, is silent, or has ended.
        """
        self.count += 1
        self._send({"id": self.count, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == self.count and "method" not in message:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message.get("result")
            self._handle(message)

    def _at(self, path: Path, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self, stream: BinaryIO) -> None:
        """Puts every message into `received`; None once the server has closed its output."""
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = stream.readline()
            self.received.put(json.loads(stream.read(length)))
        self.received.put(None)

    def _next(self) -> dict[str, Any]:
        try:
            message = self.received.get(timeout=PATIENCE)
        except Empty:
            raise RuntimeError("the language server is silent") from None
        if message is None:
            raise RuntimeError("the language server has ended")
        return message

    def _handle(self, message: dict[str, Any]) -> None:
        """Keep the problems of the files as they are now, and answer what the server asks of an editor."""
        method, parameters = message.get("method", ""), message.get("params") or {}
        if method == "textDocument/publishDiagnostics":
            if parameters.get("version") in (None, self.versions.get(parameters["uri"])):
                self.diagnostics[parameters["uri"]] = parameters["diagnostics"]
        elif method == "workspace/configuration":
            self._send({"id": message["id"], "result": [SETTINGS.get(item["section"]) for item in parameters["items"]]})
        elif "id" in message and method:
            self._send({"id": message["id"], "result": None})
