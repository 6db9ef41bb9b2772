"""Signing in: passwords, access tokens, rotating refresh tokens, policies."""
