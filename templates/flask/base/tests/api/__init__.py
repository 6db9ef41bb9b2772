"""Tests of the HTTP base."""
