"""The HTTP base that all features stand on."""
