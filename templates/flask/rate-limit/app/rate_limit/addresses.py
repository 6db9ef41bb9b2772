"""Which address a request counts for."""

from ipaddress import IPv4Address, IPv6Network, ip_address

from flask import request

_SUBSCRIBER_PREFIX = 64


def client_address() -> str:
    """Return the address of the caller; of IPv6 the network, all of which a single subscriber has."""
    given = request.remote_addr or ""
    try:
        address = ip_address(given)
    except ValueError:
        return given
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), _SUBSCRIBER_PREFIX), strict=False))
