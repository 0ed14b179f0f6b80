"""The language server: the gate's findings where a draft is written."""
