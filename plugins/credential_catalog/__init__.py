"""The open catalog of educator micro-credentials."""
