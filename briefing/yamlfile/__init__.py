"""Floor 1: YAML that does not guess: read into nodes that know their place, written so that people like to edit it."""

from briefing.yamlfile.disk import (
    decode_yaml,
    hold_folder,
    read_bytes,
    read_start,
    read_yaml_file,
    remove_file,
    say_unreadable,
    write_bytes,
)
from briefing.yamlfile.edit import Data, EditError, Steps, add_comments, drop, list_comments, put, to_data
from briefing.yamlfile.node import Listing, Mapped, Node, Scalar, YamlFile
from briefing.yamlfile.read import read_yaml
from briefing.yamlfile.write import Plain, write_in_brackets, write_yaml

__all__ = [
    "Data",
    "EditError",
    "Listing",
    "Mapped",
    "Node",
    "Plain",
    "Scalar",
    "Steps",
    "YamlFile",
    "add_comments",
    "decode_yaml",
    "drop",
    "hold_folder",
    "list_comments",
    "put",
    "read_bytes",
    "read_start",
    "read_yaml",
    "read_yaml_file",
    "remove_file",
    "say_unreadable",
    "to_data",
    "write_bytes",
    "write_in_brackets",
    "write_yaml",
]
